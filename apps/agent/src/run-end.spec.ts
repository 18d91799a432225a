import { describe, expect, it } from '@jest/globals';

import type { FlowExit } from './executors/executor.js';
import type { Outputs } from './outputs.js';
import { runEnd, type Interruption } from './run-end.js';

const well: FlowExit = { kind: 'exited', exitCode: 0 };
const left =
  (outputs: Outputs): (() => Outputs) =>
  () =>
    outputs;
const nothing = left({ kind: 'outputs', value: null });
const unread = (): Outputs => {
  throw new Error('outputs were read of a flow that did not succeed');
};

describe('the end of a run', () => {
  it('P3 is a success with its outputs', () => {
    expect(runEnd(undefined, well, left({ kind: 'outputs', value: { a: 1 } }))).toEqual({
      outcome: 'succeeded',
      outputs: { a: 1 },
    });
    expect(runEnd(undefined, well, nothing)).toEqual({ outcome: 'succeeded', outputs: null });
  });

  it.each<[Outputs, string]>([
    [{ kind: 'invalid', detail: 'why' }, 'InvalidOutputs'],
    [{ kind: 'too-large', detail: 'why' }, 'OutputsTooLarge'],
  ])('P3 is a failure when the outputs are %j', (outputs, code) => {
    expect(runEnd(undefined, well, left(outputs))).toEqual({ outcome: 'failed', code, detail: 'why' });
  });

  it.each<[FlowExit, object]>([
    [
      { kind: 'exited', exitCode: 3 },
      { code: 'FlowFailed', exitCode: 3 },
    ],
    [
      { kind: 'signalled', signal: 'SIGSEGV' },
      { code: 'FlowFailed', signal: 'SIGSEGV' },
    ],
    [
      { kind: 'not-started', detail: 'why' },
      { code: 'SessionCreationError', detail: 'why' },
    ],
    [{ kind: 'guard-lost' }, { code: 'FlowFailed' }],
  ])('P3 names how the flow failed: %j', (exit, expected) => {
    expect(runEnd(undefined, exit, unread)).toMatchObject({ outcome: 'failed', ...expected });
  });

  it.each<[Interruption, object | undefined]>([
    ['stopped', undefined],
    ['cancelled', { outcome: 'cancelled' }],
    ['deadline', { outcome: 'timedOut' }],
    ['flow-timeout', { outcome: 'failed', code: 'FlowTimedOut' }],
    ['lease-lost', { outcome: 'failed', code: 'LeaseLost' }],
    ['agent-ending', { outcome: 'failed', code: 'LeaseLost' }],
  ])('is what interrupted the flow, however it exited then: %s', (interruption, expected) => {
    const end = runEnd(interruption, well, unread);
    if (expected === undefined) expect(end).toBeUndefined();
    else expect(end).toMatchObject(expected);
  });
});
