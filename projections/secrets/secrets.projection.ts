import { ignored } from '#kernel/fold.js';
import type { Projection } from '#kernel/projection.js';
import type { EnvironmentEvent } from '#domain/environment/environment.events.js';

/** A secret's name, which flows refer to. Its value stands in the secret store only. */
export type SecretRow = {
  readonly environmentId: string;
  readonly name: string;
  /** When it was last given a value. */
  readonly setAt: number;
};

const byName = ({ data }: { readonly data: { readonly environmentId: string; readonly name: string } }): string =>
  `${data.environmentId}:${data.name}`;

export const secrets: Projection<SecretRow, EnvironmentEvent> = {
  name: 'secrets',
  version: 1,
  columns: { environmentId: 'text', name: 'text', setAt: 'integer' },
  indexes: [['environmentId', 'name']],
  on: {
    EnvironmentCreated: ignored,
    PolicyChanged: ignored,
    SecretSet: {
      key: byName,
      row: (_, { data, metadata }) => ({
        environmentId: data.environmentId,
        name: data.name,
        setAt: metadata.recordedAt,
      }),
    },
    SecretRemoved: { key: byName, row: () => undefined },
  },
};
