const environment = ['EnvironmentCreated'];
const group = [
  ...environment,
  'AddOnsAssigned',
  'ImageRegistered',
  'FlowCreated',
  'HostedGroupCreated',
  'ConnectionCreated',
];
const requested = [...group, 'SlotReserved', 'BotRequested'];
const enrolled = [...requested, 'BotEnrolled'];
const assigned = [...enrolled, 'RunEnqueued', 'RunAssigned'];
const started = [...assigned, 'RunStarted'];

/** What must have happened before an event can, where something must. */
const before: Readonly<Record<string, readonly string[]>> = {
  PolicyChanged: environment,
  SecretSet: environment,
  SecretRemoved: [...environment, 'SecretSet'],

  AddOnsAssigned: environment,
  HostedGroupCreated: [...environment, 'AddOnsAssigned'],
  HostedGroupRenamed: group,
  HostedGroupDescribed: group,
  HostedGroupSessionReuseChanged: group,
  HostedGroupScalingChanged: group,
  HostedGroupImageUpdated: group,
  SlotReserved: group,
  SlotReleased: [...group, 'SlotReserved'],
  HostedGroupDeletionRequested: group,
  HostedGroupDeleted: [...group, 'HostedGroupDeletionRequested'],
  HostedGroupRestored: [...group, 'HostedGroupDeletionRequested', 'HostedGroupDeleted'],

  ImageRegistered: environment,
  ImageVersionPublished: [...environment, 'ImageRegistered'],
  FlowCreated: environment,
  FlowVersionPublished: [...environment, 'FlowCreated'],
  ConnectionCreated: group.slice(0, -1),
  ConnectionRenamed: group,
  ConnectionCredentialReplaced: group,
  ConnectionDeleted: group,
  ScalingDecided: group,
  ApiKeyIssued: ['PrincipalCreated'],
  ApiKeyRevoked: ['PrincipalCreated', 'ApiKeyIssued'],

  BotRequested: [...group, 'SlotReserved'],
  BotProvisioningErrorOccurred: requested,
  BotProvisioningFailed: [...requested, 'BotProvisioningErrorOccurred'],
  BotEnrolled: requested,
  BotLost: enrolled,
  BotRetired: enrolled,
  BotDeleted: [...enrolled, 'BotRetired'],

  RunEnqueued: enrolled,
  RunAssigned: assigned.slice(0, -1),
  RunReturnedToQueue: assigned,
  RunStarted: assigned,
  RunCancellationRequested: started,
  RunSucceeded: started,
  RunFailed: started,
  RunCancelled: [...started, 'RunCancellationRequested'],
  RunTimedOut: started,
};

/** The types of the events that come before one of this type, oldest first. */
export const storyUpTo = (type: string): readonly string[] => before[type] ?? [];
