import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ProvisioningErrorRow } from '#projections/provisioning-errors/provisioning-errors.projection.js';
import type { Answer } from '../http/answer.js';
import { isoTime, isoTimeOrNull } from '../http/iso-time.js';
import type { ListDefinition } from '../http/list-definition.js';
import type { ListQuery } from '../http/list-query.js';
import { ReadModels, type Page } from '../http/read-models.js';
import { errorCatalogue } from './error-catalogue.js';
import { ERROR_CLASSES, type ProvisioningErrorView } from './provisioning-error.dto.js';

export const provisioningErrorList: ListDefinition = {
  projection: 'provisioning-errors',
  filters: {
    groupId: { kind: 'text' },
    botId: { kind: 'text' },
    errorClass: { kind: 'text', values: ERROR_CLASSES },
    code: { kind: 'text' },
    givenUp: { kind: 'boolean' },
  },
  sorts: ['occurredAt'],
  defaultSort: '-occurredAt',
  bornAt: 'occurredAt',
};

export class ListProvisioningErrors extends Query<Answer<Page<ProvisioningErrorView>>> {
  constructor(
    readonly environmentId: string,
    readonly asked: ListQuery,
  ) {
    super();
  }
}

@QueryHandler(ListProvisioningErrors)
export class ListProvisioningErrorsHandler implements IQueryHandler<ListProvisioningErrors> {
  constructor(private readonly readModels: ReadModels) {}

  execute({ environmentId, asked }: ListProvisioningErrors): Promise<Answer<Page<ProvisioningErrorView>>> {
    const within = [{ field: 'environmentId', is: environmentId }];
    return this.readModels.page('provisioning-errors', within, asked, (rows: readonly ProvisioningErrorRow[]) =>
      rows.map(provisioningErrorView),
    );
  }
}

const provisioningErrorView = (row: ProvisioningErrorRow): ProvisioningErrorView => ({
  groupId: row.groupId,
  botId: row.botId,
  image: row.image,
  errorClass: row.errorClass,
  code: row.code,
  ...errorCatalogue[row.errorClass],
  occurredAt: isoTime(row.occurredAt),
  retryAt: isoTimeOrNull(row.retryAt),
  givenUp: row.givenUp,
});
