import { ignored } from '#kernel/fold.js';
import type { Projection } from '#kernel/projection.js';
import type { AccessEvent } from '#domain/access/access.events.js';
import { byKey } from '../keys.js';
import { onRow } from '../on-row.js';

/** An API key by its id; its digest stands in the credential store. */
export type ApiKeyRow = {
  readonly keyId: string;
  readonly environmentId: string;
  readonly subjectId: string;
  readonly label: string;
  readonly issuedAt: number;
  readonly expiresAt: number | null;
  readonly revokedAt: number | null;
};

export const apiKeys: Projection<ApiKeyRow, AccessEvent> = {
  name: 'api-keys',
  version: 1,
  columns: {
    environmentId: 'text',
    subjectId: 'text',
    issuedAt: 'integer',
    expiresAt: 'integer',
    revokedAt: 'integer',
  },
  indexes: [['subjectId', 'issuedAt']],
  on: {
    PrincipalCreated: ignored,
    ApiKeyIssued: {
      key: byKey,
      row: (_, { data, metadata }) => ({
        keyId: data.keyId,
        environmentId: metadata.environmentId,
        subjectId: data.subjectId,
        label: data.label,
        issuedAt: data.issuedAt,
        expiresAt: data.expiresAt,
        revokedAt: null,
      }),
    },
    ApiKeyRevoked: onRow(byKey, (row, { data }) => ({ ...row, revokedAt: data.revokedAt })),
  },
};
