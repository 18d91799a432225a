import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Rejected } from '#kernel/rejected.js';
import { streamOf } from '#domain/streams.js';
import type { EventView } from '../audit/event.dto.js';
import { eventView } from '../audit/event.view.js';
import type { Engine } from '../../engine/engine.js';
import { Answer } from '../http/answer.js';
import type { WantedMoment } from '../http/moment.js';
import { ReadModels } from '../http/read-models.js';
import { ENGINE } from '../tokens.js';
import type { OfRun } from './run-status.js';

export class GetRunEvents extends Query<Answer<{ readonly items: readonly EventView[] }>> {
  constructor(
    readonly run: OfRun,
    readonly moment: WantedMoment,
  ) {
    super();
  }
}

/** A run's story, straight from its stream: it can't be behind. */
@QueryHandler(GetRunEvents)
export class GetRunEventsHandler implements IQueryHandler<GetRunEvents> {
  constructor(
    @Inject(ENGINE) private readonly engine: Pick<Engine, 'store'>,
    private readonly readModels: ReadModels,
  ) {}

  async execute({ run, moment }: GetRunEvents): Promise<Answer<{ readonly items: readonly EventView[] }>> {
    const { past } = await this.readModels.at(moment);
    const story = await this.engine.store.read(streamOf('run', run.environmentId, run.runId));
    const events = story.filter(({ position }) => past === undefined || position <= past.position);
    if (events.length === 0) throw new Rejected('run-not-found');
    const about =
      past === undefined ? { position: events.at(-1)?.position } : { position: past.position, asOf: past.time };
    return new Answer({ items: events.map(eventView) }, { ...about, lagMs: 0 });
  }
}
