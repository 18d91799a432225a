import { ignored, type Fold } from '#kernel/fold.js';
import type { Message, Recorded } from '#kernel/message.js';
import type { Projection } from '#kernel/projection.js';
import type { BotEvent } from '#domain/bot/bot.events.js';
import type { RunEvent } from '#domain/run/run.events.js';
import { beginOf, keysAt } from './activity-keys.js';
import { noActivity, type ActivityRow } from './activity.row.js';
import { counted } from './histogram.js';

/**
 * Numbers over time, rolled up by minute and hour, so that a chart over weeks reads hundreds of rows and not a million. Rows of past
 * spans hardly ever change, so no versions of them are kept: a chart of the past ends where the past does.
 */
export const activity: Projection<ActivityRow, RunEvent | BotEvent> = {
  name: 'activity',
  version: 1,
  columns: {},
  indexes: [],
  on: {
    RunEnqueued: onSpan(
      ({ data }) => data.queuedAt,
      (row) => ({ ...row, waiting: row.waiting + 1 }),
    ),
    RunAssigned: ignored,
    RunReturnedToQueue: ignored,
    RunStarted: onSpan(
      ({ data }) => data.startedAt,
      (row, { data }) => ({
        ...leavesQueue(row, data.queuedAt),
        running: row.running + 1,
        waits: counted(row.waits, data.startedAt - data.queuedAt),
      }),
    ),
    RunCancellationRequested: ignored,
    RunSucceeded: onSpan(endedAt, (row, { data }) => ({ ...ends(row, data), succeeded: row.succeeded + 1 })),
    RunFailed: onSpan(endedAt, (row, { data }) => ends(row, data)),
    RunCancelled: onSpan(endedAt, (row, { data }) => ends(row, data)),
    RunTimedOut: onSpan(endedAt, (row, { data }) => ends(row, data)),

    BotRequested: onSpan(
      ({ data }) => data.requestedAt,
      (row) => ({ ...row, provisioning: row.provisioning + 1 }),
    ),
    BotProvisioningErrorOccurred: ignored,
    BotProvisioningFailed: onSpan(
      ({ data }) => data.failedAt,
      (row) => leaves(row, null),
    ),
    BotEnrolled: onSpan(
      ({ data }) => data.enrolledAt,
      (row) => ({ ...row, provisioning: row.provisioning - 1, enrolled: row.enrolled + 1 }),
    ),
    BotRetired: onSpan(
      ({ data }) => data.retiredAt,
      (row, { data }) => leaves(row, data.enrolledAt),
    ),
    BotLost: onSpan(
      ({ data }) => data.lostAt,
      (row, { data }) => leaves(row, data.enrolledAt),
    ),
    BotDeleted: onSpan(
      ({ data }) => data.deletedAt,
      (row) => ({ ...row, leaving: row.leaving - 1 }),
    ),
  },
};

type OfGroup = { readonly environmentId: string; readonly groupId: string };

/** An event adds to every span that its time lies in. */
function onSpan<E extends Message<string, OfGroup>>(
  timeOf: (event: NoInfer<Recorded<E>>) => number,
  add: (row: ActivityRow, event: NoInfer<Recorded<E>>) => ActivityRow,
): Fold<ActivityRow, E> {
  return {
    key: (event) => keysAt(event.data, timeOf(event)),
    row: (row, event, key) => {
      const from = beginOf(key, timeOf(event));
      if (row === undefined || row.from < from) return add(noActivity(from), event);
      // What comes more than a turn of the ring late finds another minute in its place.
      return row.from > from ? row : add(row, event);
    },
  };
}

type End = { readonly queuedAt: number; readonly startedAt: number | null; readonly endedAt: number };

function endedAt({ data }: { readonly data: End }): number {
  return data.endedAt;
}

const leavesQueue = (row: ActivityRow, queuedAt: number): ActivityRow => ({
  ...row,
  waiting: row.waiting - 1,
  firstQueuedAt: Math.min(row.firstQueuedAt ?? queuedAt, queuedAt),
});

function ends(row: ActivityRow, { queuedAt, startedAt, endedAt }: End): ActivityRow {
  const ended = { ...row, ended: row.ended + 1 };
  if (startedAt === null) return leavesQueue(ended, queuedAt);
  return { ...ended, running: row.running - 1, lasts: counted(row.lasts, endedAt - startedAt) };
}

/** A bot leaves from what it was: enrolled, or still being made. */
const leaves = (row: ActivityRow, enrolledAt: number | null): ActivityRow => ({
  ...row,
  ...(enrolledAt === null ? { provisioning: row.provisioning - 1 } : { enrolled: row.enrolled - 1 }),
  leaving: row.leaving + 1,
});
