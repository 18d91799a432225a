import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Json } from '#kernel/message.js';
import type { RunRow } from '#projections/runs/run.row.js';
import type { Engine } from '../../engine/engine.js';
import { Answer } from '../http/answer.js';
import type { WantedMoment } from '../http/moment.js';
import { Problem } from '../http/problem.js';
import { ReadModels } from '../http/read-models.js';
import { ENGINE } from '../tokens.js';

export class GetRunPayload extends Query<Answer<Json>> {
  constructor(
    readonly run: { readonly environmentId: string; readonly runId: string },
    readonly which: 'inputs' | 'outputs',
    readonly moment: WantedMoment,
  ) {
    super();
  }
}

/** Payloads are shown as they are now: erased ones are gone, whatever the log says. */
@QueryHandler(GetRunPayload)
export class GetRunPayloadHandler implements IQueryHandler<GetRunPayload> {
  constructor(
    @Inject(ENGINE) private readonly engine: Pick<Engine, 'payloads'>,
    private readonly readModels: ReadModels,
  ) {}

  async execute({ run, which, moment }: GetRunPayload): Promise<Answer<Json>> {
    const models = await this.readModels.at(moment);
    const { row, about } = await models.oneOf<RunRow>('runs', run.environmentId, run.runId);
    const reference = which === 'inputs' ? row.inputsId : row.outputsId;
    const payload = reference === null ? undefined : await this.engine.payloads.get(reference);
    if (payload === undefined)
      throw new Problem('not-found', {
        detail: `This run has no ${which}: it never had any, or they have been erased.`,
      });
    return new Answer(payload, { ...about, today: [which] });
  }
}
