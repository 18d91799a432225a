import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { BotRow } from '#projections/bots/bot.row.js';
import type { EnvironmentRow } from '#projections/environments/environment.row.js';
import type { GroupRow } from '#projections/groups/group.row.js';
import type { RunRow } from '#projections/runs/run.row.js';
import type { RowFilter } from '#runtime/row-query.js';
import { Answer } from '../http/answer.js';
import type { ModelsAtMoment } from '../http/models-at-moment.js';
import type { WantedMoment } from '../http/moment.js';
import { ReadModels } from '../http/read-models.js';
import type { SeriesView } from './series.dto.js';
import { seriesOf } from './series.js';

/** The latest of a stretch; of more, what is older is left out. */
const MAX_RUNS = 10_000;
const MAX_BOTS = 5_000;
/** How long before the stretch a run that ended in it may have been queued: the default time-outs of queue and run, and some. */
const QUEUED_BEFORE_MS = 28 * 60 * 60 * 1_000;

export type SeriesWanted = {
  readonly environmentId: string;
  /** The whole environment where absent. */
  readonly groupId: string | undefined;
  readonly from: number;
  readonly to: number;
  readonly steps: number;
};

export class GetSeries extends Query<Answer<SeriesView>> {
  constructor(
    readonly wanted: SeriesWanted,
    readonly moment: WantedMoment,
  ) {
    super();
  }
}

/** Queue, bots and times over a stretch, from the rows of the runs and bots that were there. */
@QueryHandler(GetSeries)
export class GetSeriesHandler implements IQueryHandler<GetSeries> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ wanted, moment }: GetSeries): Promise<Answer<SeriesView>> {
    const models = await this.readModels.at(moment);
    const { row: environment, about } = await models.one<EnvironmentRow>('environments', wanted.environmentId);
    const group = wanted.groupId && (await models.oneOf<GroupRow>('groups', wanted.environmentId, wanted.groupId));
    const [runs, bots] = await Promise.all([runsOf(models, wanted), botsOf(models, wanted)]);
    const capacity = group ? Math.min(group.row.maximum, environment.capacity) : environment.capacity;
    return new Answer(seriesOf({ runs, bots, capacity }, { ...wanted, now: models.now }), about);
  }
}

const within = ({ environmentId, groupId }: SeriesWanted): readonly RowFilter[] => [
  { field: 'environmentId', is: environmentId },
  ...(groupId === undefined ? [] : [{ field: 'groupId', is: groupId }]),
];

async function runsOf(models: ModelsAtMoment, wanted: SeriesWanted): Promise<readonly RunRow[]> {
  const latest = { field: 'queuedAt', descending: true } as const;
  const unended = { field: 'status', in: ['queued', 'assigned', 'running', 'cancelling'] };
  const endedSince = [
    { field: 'queuedAt', atLeast: wanted.from - QUEUED_BEFORE_MS, below: wanted.to },
    { field: 'endedAt', atLeast: wanted.from },
  ];
  const [now, then] = await Promise.all([
    models.all<RunRow>('runs', [...within(wanted), unended], MAX_RUNS, latest),
    models.all<RunRow>('runs', [...within(wanted), ...endedSince], MAX_RUNS, latest),
  ]);
  return [...now, ...then];
}

async function botsOf(models: ModelsAtMoment, wanted: SeriesWanted): Promise<readonly BotRow[]> {
  const latest = { field: 'reservedAt', descending: true } as const;
  const living = { field: 'status', in: ['reserved', 'provisioning', 'idle', 'busy', 'leaving'] };
  const [now, then] = await Promise.all([
    models.all<BotRow>('bots', [...within(wanted), living], MAX_BOTS, latest),
    models.all<BotRow>('bots', [...within(wanted), { field: 'deletedAt', atLeast: wanted.from }], MAX_BOTS, latest),
  ]);
  return [...now, ...then];
}
