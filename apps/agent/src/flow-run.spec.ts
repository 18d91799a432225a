import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Readable } from 'node:stream';

import type { RunOrder } from '#protocol/agent.js';

import type { Execution, FlowExit } from './executors/executor.js';
import { FlowRun } from './flow-run.js';
import { after, msUntil, thisMoment, type Moment } from './moment.js';

const never = new AbortController().signal;
const order: RunOrder = {
  flow: { command: 'flow', arguments: [], environment: {} },
  inputs: {},
  account: { kind: 'agentAccount' },
  runDeadlineInMs: 86_400_000,
  leaseMs: 600_000,
  logLimitBytes: 1,
};

/** A flow that ends when it is forced, and remembers what it was told. */
class FakeExecution implements Execution {
  readonly output = Readable.from([]);
  readonly told: string[] = [];
  until: Moment | undefined;
  end: (exit: FlowExit) => void = () => undefined;
  readonly ended = new Promise<FlowExit>((resolve) => (this.end = resolve));

  extend(mayRunUntil: Moment): void {
    this.until = mayRunUntil;
  }
  terminate(graceMs: number): void {
    this.told.push(`terminate ${graceMs}`);
  }
  force(): void {
    this.told.push('force');
    this.end({ kind: 'signalled', signal: 'SIGKILL' });
  }
}

const begin = (leaseMs = 600_000) => {
  const execution = new FakeExecution();
  return { execution, flow: new FlowRun('run', execution, after(thisMoment(), leaseMs)) };
};

describe('a flow under way', () => {
  it('I1 is extended from before the heartbeat was sent', () => {
    const { execution, flow } = begin();
    const askedAt = after(thisMoment(), -60_000);
    flow.heard({ order: 'continue', leaseMs: 600_000, graceMs: 0 }, askedAt);
    expect(msUntil(execution.until ?? askedAt, askedAt)).toBe(570_000);
  });

  it('P2 is asked to end once, however often the server says so', () => {
    const { execution, flow } = begin();
    for (const graceMs of [30_000, 20_000]) flow.heard({ order: 'cancel', leaseMs: 600_000, graceMs }, thisMoment());
    expect(execution.told).toEqual(['terminate 30000']);
    expect(flow.interruption).toBe('cancelled');
  });

  it('is forced when the run has ended on the server, even while it is being cancelled', async () => {
    const { execution, flow } = begin();
    const over = flow.untilOver(order, never);
    flow.heard({ order: 'cancel', leaseMs: 600_000, graceMs: 30_000 }, thisMoment());
    flow.heard({ order: 'stop', leaseMs: 600_000, graceMs: 0 }, thisMoment());
    expect(await over).toEqual({ kind: 'signalled', signal: 'SIGKILL' });
    expect(execution.told).toEqual(['terminate 30000', 'force']);
    expect(flow.interruption).toBe('stopped');
  });

  it('I1 is forced when its lease runs out', async () => {
    const { flow } = begin(1);
    expect(await flow.untilOver(order, never)).toEqual({ kind: 'signalled', signal: 'SIGKILL' });
    expect(flow.interruption).toBe('lease-lost');
  });

  it('does not take a deadline of many days for one that has passed', async () => {
    const { execution, flow } = begin();
    const over = flow.untilOver({ ...order, runDeadlineInMs: 2 ** 40 }, never);
    await new Promise((resolve) => setTimeout(resolve, 20));
    execution.end({ kind: 'exited', exitCode: 0 });
    await over;
    expect(flow.interruption).toBeUndefined();
  });

  describe('for longer than a timer can be set', () => {
    const days = (count: number) => count * 86_400_000;
    afterEach(() => {
      jest.useRealTimers();
    });

    it('I4 is ended at its deadline of 28 days, not before', () => {
      jest.useFakeTimers({ doNotFake: ['setInterval', 'clearInterval', 'performance'] });
      const { execution, flow } = begin(days(60));
      void flow.untilOver({ ...order, runDeadlineInMs: days(28) }, never);
      jest.advanceTimersByTime(days(27));
      expect(flow.interruption).toBeUndefined();
      jest.advanceTimersByTime(days(2));
      expect(flow.interruption).toBe('deadline');
      execution.force();
    });
  });

  it.each(['cancel', 'retire'] as const)('keeps its end, whatever comes while its log is shipped: %s', async (word) => {
    const { execution, flow } = begin();
    const over = flow.untilOver(order, never);
    execution.end({ kind: 'exited', exitCode: 0 });
    await over;
    flow.heard({ order: word, leaseMs: 600_000, graceMs: 30_000 }, thisMoment());
    expect(flow.interruption).toBeUndefined();
    flow.heard({ order: 'stop', leaseMs: 600_000, graceMs: 0 }, thisMoment());
    expect(flow.interruption).toBe('stopped');
    expect(execution.told).toEqual([]);
  });

  it('is ended with its agent', async () => {
    const { execution, flow } = begin();
    const ending = new AbortController();
    const over = flow.untilOver(order, ending.signal);
    ending.abort();
    execution.end({ kind: 'signalled', signal: 'SIGTERM' });
    await over;
    expect(flow.interruption).toBe('agent-ending');
    expect(execution.told).toEqual(['terminate 2000']);
  });
});
