import { assertNever } from '#kernel/never.js';
import type { RunRow } from '#projections/runs/run.row.js';

/** P3: why a run did not end well, in a sentence that says what to do; `null` for one that did, or has not ended. */
export function endingOf({ code, exitCode, signal }: Pick<RunRow, 'code' | 'exitCode' | 'signal'>): string | null {
  switch (code) {
    case null:
      return null;
    case 'FlowFailed':
      return `The flow ended ${signal === null ? `with exit code ${exitCode ?? 'unknown'}` : `by ${signal}`}; its log says more.`;
    case 'FlowTimedOut':
      return "The flow took longer than its own time-out allows; raise the flow's timeoutMs if that was right.";
    case 'SessionCreationError':
      return 'The flow could not be started on the bot; check its command, its folder, and the account of the connection.';
    case 'BotLost':
      return 'The bot was lost while the flow ran. It may have acted, so it is not run again by itself: check, and run it again.';
    case 'LeaseLost':
      return 'The bot lost touch with the server and ended the flow. It may have acted: check, and run it again.';
    case 'InvalidOutputs':
      return 'The flow wrote something else than a JSON object to the file of its outputs; correct the flow.';
    case 'OutputsTooLarge':
      return 'The flow wrote more than 2 MB of outputs; let it put larger data elsewhere.';
    case 'NoCandidateMachine':
      return 'No bot was free for it in time. The scaling decisions of its group say why; more bots or a longer queueTimeoutMs help.';
    case 'RunTimedOut':
      return 'It ran longer than the environment allows; the policy runTimeoutMs says how long.';
  }
  return assertNever(code);
}
