import type { BotRow } from '#projections/bots/bot.row.js';
import type { RunRow } from '#projections/runs/run.row.js';
import type { RowFilter } from '#runtime/row-query.js';
import type { ModelsAtMoment } from '../http/models-at-moment.js';

/** More runs than these are taken from the roll-ups, which know them by the minute. */
export const MAX_RUNS_ONE_BY_ONE = 2_000;
const MAX_BOTS = 2_000;
/** How long before the stretch a run that ended in it may have been queued: the default time-outs of queue and run, and some. */
const QUEUED_BEFORE_MS = 28 * 60 * 60 * 1_000;

type Wanted = {
  readonly environmentId: string;
  readonly groupId: string | undefined;
  readonly from: number;
  readonly to: number;
};

const within = ({ environmentId, groupId }: Wanted): readonly RowFilter[] => [
  { field: 'environmentId', is: environmentId },
  ...(groupId === undefined ? [] : [{ field: 'groupId', is: groupId }]),
];

/** The runs that were there at some time of a stretch. */
export async function readRuns(models: ModelsAtMoment, wanted: Wanted): Promise<readonly RunRow[]> {
  const latest = { field: 'queuedAt', descending: true } as const;
  const unended = { field: 'status', in: ['queued', 'assigned', 'running', 'cancelling'] };
  const endedSince = [
    { field: 'queuedAt', atLeast: wanted.from - QUEUED_BEFORE_MS, below: wanted.to },
    { field: 'endedAt', atLeast: wanted.from },
  ];
  const [now, then] = await Promise.all([
    models.all<RunRow>('runs', [...within(wanted), unended], MAX_RUNS_ONE_BY_ONE, latest),
    models.all<RunRow>('runs', [...within(wanted), ...endedSince], MAX_RUNS_ONE_BY_ONE, latest),
  ]);
  return [...now, ...then];
}

/** The bots that were there at some time of a stretch. */
export async function readBots(models: ModelsAtMoment, wanted: Wanted): Promise<readonly BotRow[]> {
  const latest = { field: 'reservedAt', descending: true } as const;
  const living = { field: 'status', in: ['reserved', 'provisioning', 'idle', 'busy', 'leaving'] };
  const [now, then] = await Promise.all([
    models.all<BotRow>('bots', [...within(wanted), living], MAX_BOTS, latest),
    models.all<BotRow>('bots', [...within(wanted), { field: 'deletedAt', atLeast: wanted.from }], MAX_BOTS, latest),
  ]);
  return [...now, ...then];
}
