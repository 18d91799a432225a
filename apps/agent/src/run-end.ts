import type { EndRequest } from '#protocol/agent.js';

import type { FlowExit } from './executors/executor.js';
import type { Outputs } from './outputs.js';

/** Why the agent ended a flow that had not ended by itself. `stopped`: the server has ended the run already. */
export type Interruption = 'cancelled' | 'flow-timeout' | 'deadline' | 'lease-lost' | 'agent-ending' | 'stopped';

type Claimless<Request> = Request extends unknown ? Omit<Request, 'claim'> : never;
export type RunEnd = Claimless<EndRequest>;

/** What to tell the server of a run that is over; nothing if the server has ended it itself. */
export function runEnd(
  interruption: Interruption | undefined,
  exit: FlowExit,
  outputs: () => Outputs,
): RunEnd | undefined {
  switch (interruption) {
    case 'stopped':
      return undefined;
    case 'cancelled':
      return { outcome: 'cancelled' };
    case 'deadline':
      return { outcome: 'timedOut' };
    case 'flow-timeout':
      return failed('FlowTimedOut', 'The flow ran longer than its own time-out allows.');
    case 'lease-lost':
      return failed('LeaseLost', 'The bot could not reach the server in time and ended the flow.');
    case 'agent-ending':
      return failed('LeaseLost', 'The bot was told to end while the flow ran.');
    case undefined:
      return endByItself(exit, outputs);
  }
}

function endByItself(exit: FlowExit, outputs: () => Outputs): RunEnd {
  switch (exit.kind) {
    case 'not-started':
      return failed('SessionCreationError', exit.detail);
    case 'guard-lost':
      return failed('FlowFailed', 'The process that guards the flow was killed, and the flow with it.');
    case 'signalled':
      return { ...failed('FlowFailed', `The flow was ended by ${exit.signal}.`), signal: exit.signal };
    case 'exited':
      if (exit.exitCode === 0) return succeeded(outputs());
      return { ...failed('FlowFailed', `The flow ended with exit code ${exit.exitCode}.`), exitCode: exit.exitCode };
  }
}

function succeeded(outputs: Outputs): RunEnd {
  switch (outputs.kind) {
    case 'outputs':
      return { outcome: 'succeeded', outputs: outputs.value };
    case 'invalid':
      return failed('InvalidOutputs', outputs.detail);
    case 'too-large':
      return failed('OutputsTooLarge', outputs.detail);
  }
}

type Failed = Extract<RunEnd, { outcome: 'failed' }>;

const failed = (code: Failed['code'], detail: string): Failed => ({ outcome: 'failed', code, detail });
