import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { SecretRow } from '#projections/secrets/secrets.projection.js';
import type { Answer } from '../http/answer.js';
import { isoTime } from '../http/iso-time.js';
import type { ListDefinition } from '../http/list-definition.js';
import type { ListQuery } from '../http/list-query.js';
import { ReadModels, type Page } from '../http/read-models.js';
import type { SecretView } from './secret.dto.js';

export const secretList: ListDefinition = {
  projection: 'secrets',
  filters: {},
  sorts: ['name', 'setAt'],
  defaultSort: 'name',
  search: 'name',
};

export class ListSecrets extends Query<Answer<Page<SecretView>>> {
  constructor(
    readonly environmentId: string,
    readonly asked: ListQuery,
  ) {
    super();
  }
}

@QueryHandler(ListSecrets)
export class ListSecretsHandler implements IQueryHandler<ListSecrets> {
  constructor(private readonly readModels: ReadModels) {}

  execute({ environmentId, asked }: ListSecrets): Promise<Answer<Page<SecretView>>> {
    const within = [{ field: 'environmentId', is: environmentId }];
    return this.readModels.page('secrets', within, asked, (rows: readonly SecretRow[]) =>
      rows.map(({ name, setAt }) => ({ name, setAt: isoTime(setAt) })),
    );
  }
}
