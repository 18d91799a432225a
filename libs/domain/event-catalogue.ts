import type { HostlerEvent } from './all.events.js';
import type { StreamKind } from './streams.js';

export type CatalogueEntry = { readonly kind: StreamKind; readonly schemaVersion: number };

const first = <Kind extends StreamKind>(kind: Kind) => ({ kind, schemaVersion: 1 }) as const;

/** Every type of event: the kind of stream that it stands in, and the version of its data that is written today. */
export const eventCatalogue = {
  InstallationCreated: first('installation'),
  PoisonEventSkipped: first('installation'),

  EnvironmentCreated: first('environment'),
  PolicyChanged: first('environment'),
  SecretSet: first('environment'),
  SecretRemoved: first('environment'),

  AddOnsAssigned: first('hostedGroups'),
  HostedGroupCreated: first('hostedGroups'),
  HostedGroupRenamed: first('hostedGroups'),
  HostedGroupDescribed: first('hostedGroups'),
  HostedGroupSessionReuseChanged: first('hostedGroups'),
  HostedGroupScalingChanged: first('hostedGroups'),
  HostedGroupImageUpdated: first('hostedGroups'),
  HostedGroupDeletionRequested: first('hostedGroups'),
  HostedGroupDeleted: first('hostedGroups'),
  HostedGroupRestored: first('hostedGroups'),
  SlotReserved: first('hostedGroups'),
  SlotReleased: first('hostedGroups'),

  ImageRegistered: first('image'),
  ImageVersionPublished: first('image'),

  FlowCreated: first('flow'),
  FlowVersionPublished: first('flow'),

  ConnectionCreated: first('connection'),
  ConnectionRenamed: first('connection'),
  ConnectionCredentialReplaced: first('connection'),
  ConnectionDeleted: first('connection'),

  RunEnqueued: first('run'),
  RunAssigned: first('run'),
  RunReturnedToQueue: first('run'),
  RunStarted: first('run'),
  RunCancellationRequested: first('run'),
  RunSucceeded: first('run'),
  RunFailed: first('run'),
  RunCancelled: first('run'),
  RunTimedOut: first('run'),

  BotRequested: first('bot'),
  BotProvisioningErrorOccurred: first('bot'),
  BotProvisioningFailed: first('bot'),
  BotEnrolled: first('bot'),
  BotRetired: first('bot'),
  BotLost: first('bot'),
  BotDeleted: first('bot'),

  ScalingDecided: first('scaling'),

  PrincipalCreated: first('principal'),
  ApiKeyIssued: first('apiKey'),
  ApiKeyRevoked: first('apiKey'),
} as const satisfies Record<HostlerEvent['type'], CatalogueEntry>;
