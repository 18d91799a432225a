import { kindOf } from '#projections/audit/audited-kinds.js';
import type { ListDefinition } from '../http/list-definition.js';

/** U5: what the audit can be narrowed to. */
export const auditList: ListDefinition = {
  projection: 'audit',
  filters: {
    kind: { kind: 'text', values: [...new Set<string>(Object.values(kindOf))] },
    type: { kind: 'text', values: Object.keys(kindOf) },
    stream: { kind: 'text' },
    actor: { kind: 'text' },
    groupId: { kind: 'text' },
    runId: { kind: 'text' },
    botId: { kind: 'text' },
    commandId: { kind: 'text' },
    correlationId: { kind: 'text' },
    causationId: { kind: 'text' },
    since: {
      kind: 'time',
      column: 'recordedAt',
      compare: 'atLeast',
      meaning: 'Only events recorded at this time or later.',
    },
    until: { kind: 'time', column: 'recordedAt', compare: 'below', meaning: 'Only events recorded before this time.' },
  },
  others: { who: { meaning: 'Only what people did whose name or e-mail address, as it is today, has this in it.' } },
  sorts: ['position'],
  sortColumns: { position: 'key' },
  defaultSort: '-position',
};

/** A story is told from its beginning, and mostly in one go. */
export const storyList: ListDefinition = {
  ...auditList,
  others: {},
  defaultSort: 'position',
  pageRows: { usual: 1_000, maximum: 1_000 },
};
