import { ignored } from '#kernel/fold.js';
import type { Projection } from '#kernel/projection.js';
import type { AccessEvent, Role } from '#domain/access/access.events.js';

/** U12: a person or a service as an opaque subject; the name stands in the directory. */
export type PrincipalRow = {
  readonly subjectId: string;
  readonly environmentId: string;
  readonly kind: 'person' | 'service';
  readonly roles: readonly Role[];
  readonly createdAt: number;
};

export const principals: Projection<PrincipalRow, AccessEvent> = {
  name: 'principals',
  version: 1,
  columns: { environmentId: 'text', kind: 'text', createdAt: 'integer' },
  indexes: [['environmentId', 'createdAt']],
  on: {
    PrincipalCreated: {
      key: ({ data }) => data.subjectId,
      row: (_, { data, metadata }) => ({
        subjectId: data.subjectId,
        environmentId: metadata.environmentId,
        kind: data.kind,
        roles: data.roles,
        createdAt: metadata.recordedAt,
      }),
    },
    ApiKeyIssued: ignored,
    ApiKeyRevoked: ignored,
  },
};
