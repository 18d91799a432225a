import { ignored, type Fold } from '#kernel/fold.js';
import type { Saga } from '#kernel/saga.js';
import type { BotEvent } from '#domain/bot/bot.events.js';
import type { RunCommand } from '#domain/run/run.commands.js';
import type { RunEvent } from '#domain/run/run.events.js';

/** Which runs are on a bot, and whether the bot still is. `since` is when it was lost, or known to be gone. */
export type LostBotRunState = {
  readonly environmentId: string;
  readonly botId: string;
  readonly runs: readonly string[];
} & ({ readonly bot: 'inService' } | { readonly bot: 'lost' | 'gone'; readonly since: number });

type LoseRun = Extract<RunCommand, { type: 'LoseRun' }>;

/**
 * A run does not outlive its bot: when the bot is lost, each run that the log has put on it is taken off at once. The runs
 * are remembered here, since an assignment and the loss that it crossed may stand in either order.
 */
export const lostBotRun: Saga<LostBotRunState, BotEvent | RunEvent, LoseRun, 'run-not-found'> = {
  name: 'lost-bot-run',
  version: 1,
  on: {
    BotRequested: ignored,
    BotProvisioningErrorOccurred: ignored,
    BotProvisioningFailed: ignored,
    BotEnrolled: ignored,
    BotRetired: ignored,
    BotLost: {
      key: ({ data }) => data.botId,
      row: (story, { data }) => ({ ...(story ?? without(data)), bot: 'lost', since: data.lostAt }),
    },
    BotDeleted: {
      key: ({ data }) => data.botId,
      row: (story, { data }) => (story ? unlessOver({ ...story, bot: 'gone', since: data.deletedAt }) : undefined),
    },
    RunEnqueued: ignored,
    RunAssigned: {
      key: ({ data }) => data.botId,
      row: (story, { data }) => {
        const { runs, ...bot } = story ?? { ...without(data), bot: 'inService' };
        return { ...bot, runs: [...runs, data.runId] };
      },
    },
    RunReturnedToQueue: runLeaves(),
    RunStarted: ignored,
    RunCancellationRequested: ignored,
    RunSucceeded: runLeaves(),
    RunFailed: runLeaves(),
    RunCancelled: runLeaves(),
    RunTimedOut: runLeaves(),
  },
  next: (state) => {
    const [runId] = state.runs;
    if (state.bot === 'inService' || runId === undefined) return undefined;
    const { environmentId, botId } = state;
    return { at: state.since, command: { type: 'LoseRun', data: { environmentId, runId, botId } } };
  },
  onRejected: { 'run-not-found': 'park' },
};

const without = ({ environmentId, botId }: { readonly environmentId: string; readonly botId: string }) => ({
  environmentId,
  botId,
  runs: [],
});

type Leaving = Extract<
  RunEvent,
  { type: 'RunReturnedToQueue' | 'RunSucceeded' | 'RunFailed' | 'RunCancelled' | 'RunTimedOut' }
>;

/** A run that never was on a bot has none to leave. */
function runLeaves(): Fold<LostBotRunState, Leaving> {
  return {
    key: ({ data }) => data.botId ?? [],
    row: (story, { data }) => story && unlessOver({ ...story, runs: story.runs.filter((run) => run !== data.runId) }),
  };
}

/** A lost bot is remembered until it is gone, for the assignment that may still come. */
const unlessOver = (story: LostBotRunState): LostBotRunState | undefined =>
  story.runs.length === 0 && story.bot !== 'lost' ? undefined : story;
