import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { EnvironmentRow } from '#projections/environments/environment.row.js';
import type { Engine } from '../../engine/engine.js';
import type { Answer } from '../http/answer.js';
import type { ListDefinition } from '../http/list-definition.js';
import type { ListQuery } from '../http/list-query.js';
import { ReadModels, type Page } from '../http/read-models.js';
import { ENGINE } from '../tokens.js';
import type { EnvironmentView } from './environment.dto.js';
import { environmentView } from './environment.view.js';

export const environmentList: ListDefinition = {
  projection: 'environments',
  filters: {},
  sorts: ['name'],
  defaultSort: 'name',
  search: 'name',
};

export class ListEnvironments extends Query<Answer<Page<EnvironmentView>>> {
  constructor(readonly asked: ListQuery) {
    super();
  }
}

@QueryHandler(ListEnvironments)
export class ListEnvironmentsHandler implements IQueryHandler<ListEnvironments> {
  constructor(
    @Inject(ENGINE) private readonly engine: Pick<Engine, 'accesses'>,
    private readonly readModels: ReadModels,
  ) {}

  execute({ asked }: ListEnvironments): Promise<Answer<Page<EnvironmentView>>> {
    return this.readModels.page('environments', [], asked, (rows: readonly EnvironmentRow[]) =>
      rows.map((row) => environmentView(row, this.engine)),
    );
  }
}
