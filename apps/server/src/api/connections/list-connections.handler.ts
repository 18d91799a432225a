import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ConnectionRow } from '#projections/connections/connections.projection.js';
import type { Engine } from '../../engine/engine.js';
import type { Answer } from '../http/answer.js';
import type { ListDefinition } from '../http/list-definition.js';
import type { ListQuery } from '../http/list-query.js';
import { ReadModels, type Page } from '../http/read-models.js';
import { ENGINE } from '../tokens.js';
import { CONNECTION_KINDS, CONNECTION_STATUSES, type ConnectionView } from './connection.dto.js';
import { connectionView } from './connection.view.js';
import { wholeConnections } from './whole-connections.js';

export const connectionList: ListDefinition = {
  projection: 'connections',
  filters: {
    groupId: { kind: 'text' },
    kind: { kind: 'text', values: CONNECTION_KINDS },
    status: { kind: 'text', values: CONNECTION_STATUSES },
    ownerId: { kind: 'text' },
  },
  sorts: ['name', 'createdAt'],
  defaultSort: 'name',
  search: 'name',
};

export class ListConnections extends Query<Answer<Page<ConnectionView>>> {
  constructor(
    readonly environmentId: string,
    readonly asked: ListQuery,
  ) {
    super();
  }
}

@QueryHandler(ListConnections)
export class ListConnectionsHandler implements IQueryHandler<ListConnections> {
  constructor(
    private readonly readModels: ReadModels,
    @Inject(ENGINE) private readonly engine: Engine,
  ) {}

  execute({ environmentId, asked }: ListConnections): Promise<Answer<Page<ConnectionView>>> {
    const within = [{ field: 'environmentId', is: environmentId }];
    return this.readModels.page('connections', within, asked, async (rows: readonly ConnectionRow[], models) => {
      const wholeness = await wholeConnections(models, this.engine.secrets, rows);
      return rows.map((row) => connectionView(row, wholeness(row.connectionId)));
    });
  }
}
