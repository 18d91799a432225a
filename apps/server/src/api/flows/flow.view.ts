import type { FlowDefinition } from '#domain/flow/flow.events.js';
import type { FlowVersionRow } from '#projections/flow-versions/flow-versions.projection.js';
import type { FlowRow } from '#projections/flows/flows.projection.js';
import { isoTime } from '../http/iso-time.js';
import type { FlowDefinitionView, FlowSummaryView, FlowVersionView, FlowView } from './flow.dto.js';

export const flowSummaryView = (row: FlowRow): FlowSummaryView => ({
  flowId: row.flowId,
  environmentId: row.environmentId,
  name: row.name,
  description: row.description,
  version: row.version,
  ownerId: row.ownerId,
  createdAt: isoTime(row.createdAt),
  publishedAt: isoTime(row.publishedAt),
});

export const flowView = (row: FlowRow, definition: FlowDefinition): FlowView => ({
  ...flowSummaryView(row),
  ...definitionView(definition),
});

export const flowVersionView = ({ flowId, version, definition, publishedAt }: FlowVersionRow): FlowVersionView => ({
  flowId,
  version,
  ...definitionView(definition),
  publishedAt: isoTime(publishedAt),
});

const definitionView = ({ inputsSchema, ...definition }: FlowDefinition): FlowDefinitionView => ({
  ...definition,
  arguments: [...definition.arguments],
  inputsSchema: inputsSchema as Record<string, unknown> | null,
});
