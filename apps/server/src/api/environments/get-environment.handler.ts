import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { EnvironmentRow } from '#projections/environments/environment.row.js';
import type { Engine } from '../../engine/engine.js';
import { Answer } from '../http/answer.js';
import type { WantedMoment } from '../http/moment.js';
import { ReadModels } from '../http/read-models.js';
import { ENGINE } from '../tokens.js';
import type { EnvironmentView } from './environment.dto.js';
import { environmentView } from './environment.view.js';

export class GetEnvironment extends Query<Answer<EnvironmentView>> {
  constructor(
    readonly environmentId: string,
    readonly moment: WantedMoment,
  ) {
    super();
  }
}

@QueryHandler(GetEnvironment)
export class GetEnvironmentHandler implements IQueryHandler<GetEnvironment> {
  constructor(
    @Inject(ENGINE) private readonly engine: Pick<Engine, 'accesses'>,
    private readonly readModels: ReadModels,
  ) {}

  async execute({ environmentId, moment }: GetEnvironment): Promise<Answer<EnvironmentView>> {
    const models = await this.readModels.at(moment);
    const { row, about } = await models.one<EnvironmentRow>('environments', environmentId);
    return new Answer(environmentView(row, this.engine), about);
  }
}
