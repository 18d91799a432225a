import type { Projection } from '#kernel/projection.js';
import type { FlowEvent } from '#domain/flow/flow.events.js';
import { byFlow } from '../keys.js';
import { onRow } from '../on-row.js';

/** A flow by name, and its latest version (P5). What a version executes stands in `flow-versions`. */
export type FlowRow = {
  readonly flowId: string;
  readonly environmentId: string;
  readonly name: string;
  readonly description: string;
  readonly version: number;
  readonly ownerId: string;
  readonly createdAt: number;
  /** When the latest version was published. */
  readonly publishedAt: number;
};

export const flows: Projection<FlowRow, FlowEvent> = {
  name: 'flows',
  version: 1,
  columns: { environmentId: 'text', name: 'text', ownerId: 'text', createdAt: 'integer', publishedAt: 'integer' },
  indexes: [['environmentId', 'name']],
  on: {
    FlowCreated: {
      key: byFlow,
      row: (_, { data }) => ({
        flowId: data.flowId,
        environmentId: data.environmentId,
        name: data.name,
        description: data.description,
        version: data.version,
        ownerId: data.ownerId,
        createdAt: data.createdAt,
        publishedAt: data.createdAt,
      }),
    },
    FlowVersionPublished: onRow(byFlow, (row, { data }) => ({
      ...row,
      version: data.version,
      publishedAt: data.publishedAt,
    })),
  },
};
