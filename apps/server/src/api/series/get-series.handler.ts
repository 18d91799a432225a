import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { EnvironmentRow } from '#projections/environments/environment.row.js';
import type { GroupRow } from '#projections/groups/group.row.js';
import type { Engine } from '../../engine/engine.js';
import { Answer } from '../http/answer.js';
import type { WantedMoment } from '../http/moment.js';
import { ReadModels } from '../http/read-models.js';
import { ENGINE } from '../tokens.js';
import { exactSeries } from './exact-series.js';
import { readCapacity } from './read-capacity.js';
import { MAX_RUNS_ONE_BY_ONE, readBots, readRuns } from './read-one-by-one.js';
import { readRolledUp } from './read-rolled-up.js';
import { rolledUpSeries, runsWithin } from './rolled-up-series.js';
import { seriesQueryFrom } from './series-query.js';
import type { SeriesView } from './series.dto.js';
import { stepsOf } from './steps.js';

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
    readonly environmentId: string,
    readonly asked: Readonly<Record<string, string>>,
    readonly moment: WantedMoment,
  ) {
    super();
  }
}

/**
 * Queue, bots and times over a stretch: from roll-ups by minute or hour; where shorter steps are wanted and few runs were there,
 * from the runs themselves.
 */
@QueryHandler(GetSeries)
export class GetSeriesHandler implements IQueryHandler<GetSeries> {
  constructor(
    private readonly readModels: ReadModels,
    @Inject(ENGINE) private readonly engine: Pick<Engine, 'clock'>,
  ) {}

  async execute({ environmentId, asked, moment }: GetSeries): Promise<Answer<SeriesView>> {
    const models = await this.readModels.at(moment);
    const wanted = { environmentId, ...seriesQueryFrom(asked, models.now) };
    const { about } = await models.one<EnvironmentRow>('environments', wanted.environmentId);
    if (wanted.groupId !== undefined) await models.oneOf<GroupRow>('groups', wanted.environmentId, wanted.groupId);

    const { now } = models;
    const isPast = models.past !== undefined;
    const steps = stepsOf({ ...wanted, now, isPast, present: this.engine.clock.now() });
    const present = isPast ? this.readModels.present : models.seenBy(about);
    const [rolledUp, limits] = await Promise.all([
      readRolledUp(present, wanted, steps),
      // The last step may end after what was asked for.
      readCapacity(models.seenBy(about), {
        ...wanted,
        from: steps.begin,
        to: Math.max(wanted.to, steps.ends.at(-1) ?? wanted.to),
      }),
    ]);
    if (!steps.coarser || runsWithin(rolledUp, steps) > MAX_RUNS_ONE_BY_ONE)
      return new Answer(rolledUpSeries({ ...rolledUp, limits }, steps, now), about);

    const [runs, bots] = await Promise.all([readRuns(models, wanted), readBots(models, wanted)]);
    return new Answer(exactSeries({ runs, bots, limits }, { ...wanted, now }), about);
  }
}
