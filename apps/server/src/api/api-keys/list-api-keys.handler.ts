import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ApiKeyRow } from '#projections/api-keys/api-keys.projection.js';
import type { Answer } from '../http/answer.js';
import { isoTime, isoTimeOrNull } from '../http/iso-time.js';
import type { ListDefinition } from '../http/list-definition.js';
import type { ListQuery } from '../http/list-query.js';
import { ReadModels, type Page } from '../http/read-models.js';
import type { ApiKeyView } from './api-key.dto.js';

export const apiKeyList: ListDefinition = {
  projection: 'api-keys',
  filters: { subjectId: { kind: 'text' } },
  sorts: ['issuedAt', 'expiresAt'],
  defaultSort: '-issuedAt',
};

export class ListApiKeys extends Query<Answer<Page<ApiKeyView>>> {
  constructor(readonly asked: ListQuery) {
    super();
  }
}

@QueryHandler(ListApiKeys)
export class ListApiKeysHandler implements IQueryHandler<ListApiKeys> {
  constructor(private readonly readModels: ReadModels) {}

  execute({ asked }: ListApiKeys): Promise<Answer<Page<ApiKeyView>>> {
    return this.readModels.page('api-keys', [], asked, (rows: readonly ApiKeyRow[]) => rows.map(apiKeyView));
  }
}

const apiKeyView = ({ keyId, subjectId, label, issuedAt, expiresAt, revokedAt }: ApiKeyRow): ApiKeyView => ({
  keyId,
  subjectId,
  label,
  issuedAt: isoTime(issuedAt),
  expiresAt: isoTimeOrNull(expiresAt),
  revokedAt: isoTimeOrNull(revokedAt),
});
