import type { FlowDefinition } from '#domain/flow/flow.events.js';

const definition: FlowDefinition = {
  command: 'node',
  arguments: ['read-invoices.js'],
  environment: { ERP_PASSWORD: { secret: 'erp-password' } },
  folder: null,
  timeoutMs: null,
  inputsSchema: null,
};

export const flowCreated = {
  type: 'FlowCreated',
  data: {
    environmentId: 'default',
    flowId: 'flow-1',
    name: 'Read invoices',
    description: '',
    version: 1,
    definition,
    ownerId: 'person-1',
    createdAt: 10,
  },
} as const;

export const flowVersionPublished = {
  type: 'FlowVersionPublished',
  data: {
    environmentId: 'default',
    flowId: 'flow-1',
    version: 2,
    definition: { ...definition, arguments: ['read-invoices.js', '--strict'] },
    publishedAt: 20,
  },
} as const;
