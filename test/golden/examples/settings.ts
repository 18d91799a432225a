import type { AccessEvent } from '#domain/access/access.events.js';
import type { ConnectionEvent } from '#domain/connection/connection.events.js';
import type { EnvironmentEvent } from '#domain/environment/environment.events.js';
import type { FlowDefinition, FlowEvent } from '#domain/flow/flow.events.js';
import type { ImageEvent } from '#domain/image/image.events.js';
import type { InstallationEvent } from '#domain/installation/installation.events.js';
import type { ScalingEvent } from '#domain/scaling/scaling.events.js';
import { defaultPolicies } from '#domain/environment/policies.js';
import type { Examples } from './examples.js';
import { botId, connectionId, flowId, image, minute, ofEnvironment, ofGroup, personId } from './things.js';

type SettingEvent =
  InstallationEvent | EnvironmentEvent | ImageEvent | FlowEvent | ConnectionEvent | ScalingEvent | AccessEvent;

const keyId = '5c4d3e2f-1a0b-5c9d-8e7f-6a5b4c3d2e08';
const ofImage = { ...ofEnvironment, imageId: image.imageId };
const ofFlow = { ...ofEnvironment, flowId };
const ofConnection = { ...ofGroup, connectionId };

const definition: FlowDefinition = {
  command: 'node',
  arguments: ['read-invoices.mjs'],
  environment: { LANGUAGE: 'en', ERP_PASSWORD: { secret: 'erp-password' } },
  folder: null,
  timeoutMs: 600_000,
  inputsSchema: { type: 'object', required: ['batch'], properties: { batch: { type: 'integer' } } },
};

export const settingExamples: Examples<SettingEvent> = {
  InstallationCreated: { installationId: '7b6a5c4d-3e2f-4a1b-9c0d-8e7f6a5b4c09', namespace: '' },
  PoisonEventSkipped: {
    runner: 'queue',
    version: 1,
    key: botId,
    eventId: '1a2b3c4d-5e6f-5a7b-8c9d-0e1f2a3b4c10',
    position: '0000000000000007',
  },

  EnvironmentCreated: { ...ofEnvironment, name: 'default', policies: defaultPolicies },
  PolicyChanged: { ...ofEnvironment, policy: 'idleTimeoutMs', value: 3_000, previousValue: 10_800_000 },
  SecretSet: { ...ofEnvironment, name: 'erp-password' },
  SecretRemoved: { ...ofEnvironment, name: 'erp-password' },

  ImageRegistered: {
    ...ofImage,
    name: 'Default Windows Desktop Image',
    description: '',
    origin: 'default',
    version: 1,
    registeredAt: minute(0),
  },
  ImageVersionPublished: { ...ofImage, version: 2, publishedAt: minute(90) },

  FlowCreated: {
    ...ofFlow,
    name: 'Read invoices',
    description: 'Totals of one batch',
    version: 1,
    definition,
    ownerId: personId,
    createdAt: minute(1),
  },
  FlowVersionPublished: {
    ...ofFlow,
    version: 2,
    definition: { ...definition, timeoutMs: null },
    publishedAt: minute(2),
  },

  ConnectionCreated: {
    ...ofConnection,
    name: 'Invoices as agent',
    kind: 'agentAccount',
    credentialId: null,
    ownerId: personId,
    createdAt: minute(3),
  },
  ConnectionRenamed: {
    ...ofConnection,
    previousName: 'Invoices as agent',
    name: 'Invoices',
    renamedAt: minute(4),
  },
  ConnectionCredentialReplaced: {
    ...ofConnection,
    credentialId: '3c2d1e0f-4b5a-5968-8776-95a4b3c2d111',
    replacedAt: minute(5),
  },
  ConnectionDeleted: { ...ofConnection, deletedAt: minute(120) },

  ScalingDecided: {
    ...ofGroup,
    decidedAt: minute(10),
    result: 'scaleOut',
    rule: 'demand',
    bots: 1,
    inputs: {
      waiting: 5,
      busy: 2,
      idle: 0,
      provisioning: 0,
      leaving: 0,
      committed: 1,
      maximum: 4,
      capacity: 8,
      free: 6,
    },
    previous: { repeats: 3, lastAt: minute(9) },
  },

  PrincipalCreated: { subjectId: personId, kind: 'person', roles: ['SystemAdministrator'] },
  ApiKeyIssued: { keyId, subjectId: personId, label: 'ci', issuedAt: minute(4), expiresAt: null },
  ApiKeyRevoked: { keyId, subjectId: personId, revokedAt: minute(130) },
};
