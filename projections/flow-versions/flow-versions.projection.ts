import type { Projection } from '#kernel/projection.js';
import type { FlowDefinition, FlowEvent } from '#domain/flow/flow.events.js';

/** One version of a flow: what it executes, for good (P5). */
export type FlowVersionRow = {
  readonly flowId: string;
  readonly environmentId: string;
  readonly version: number;
  readonly definition: FlowDefinition;
  readonly publishedAt: number;
};

/** The key of a version's row. */
export const flowVersionKey = (flowId: string, version: number): string => `${flowId}:${version}`;

const byVersion = ({ data }: { readonly data: { readonly flowId: string; readonly version: number } }): string =>
  flowVersionKey(data.flowId, data.version);

export const flowVersions: Projection<FlowVersionRow, FlowEvent> = {
  name: 'flow-versions',
  version: 1,
  columns: { environmentId: 'text', flowId: 'text', version: 'integer', publishedAt: 'integer' },
  indexes: [['flowId', 'version']],
  on: {
    FlowCreated: { key: byVersion, row: (_, { data }) => versionOf(data, data.createdAt) },
    FlowVersionPublished: { key: byVersion, row: (_, { data }) => versionOf(data, data.publishedAt) },
  },
};

const versionOf = (
  { flowId, environmentId, version, definition }: Omit<FlowVersionRow, 'publishedAt'>,
  publishedAt: number,
): FlowVersionRow => ({ flowId, environmentId, version, definition, publishedAt });
