import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ConnectionRow } from '#projections/connections/connections.projection.js';
import type { Engine } from '../../engine/engine.js';
import { Answer } from '../http/answer.js';
import type { WantedMoment } from '../http/moment.js';
import { ReadModels } from '../http/read-models.js';
import { ENGINE } from '../tokens.js';
import type { ConnectionView } from './connection.dto.js';
import { connectionView } from './connection.view.js';
import { wholeConnections } from './whole-connections.js';

export class GetConnection extends Query<Answer<ConnectionView>> {
  constructor(
    readonly environmentId: string,
    readonly connectionId: string,
    readonly moment: WantedMoment,
  ) {
    super();
  }
}

@QueryHandler(GetConnection)
export class GetConnectionHandler implements IQueryHandler<GetConnection> {
  constructor(
    private readonly readModels: ReadModels,
    @Inject(ENGINE) private readonly engine: Engine,
  ) {}

  async execute({ environmentId, connectionId, moment }: GetConnection): Promise<Answer<ConnectionView>> {
    const models = await this.readModels.at(moment);
    const { row, about } = await models.oneOf<ConnectionRow>('connections', environmentId, connectionId);
    const wholeness = await wholeConnections(models, this.engine.secrets, [row]);
    return new Answer(connectionView(row, wholeness(connectionId)), about);
  }
}
