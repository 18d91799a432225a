import type { Message } from '#kernel/message.js';

type OfEnvironment = { readonly environmentId: string };
type OfGroup = OfEnvironment & { readonly groupId: string };
/** The number of a group's configuration after the event; it is the group's ETag. */
type Configured = OfGroup & { readonly configuration: number };

/** S44: which account the bots run flows as. `agentAccount` is the local provider's own (X20). */
export const groupAccesses = ['agentAccount', 'workOrSchoolAccount', 'localAdminAccount'] as const;
export type GroupAccess = (typeof groupAccesses)[number];
export type ImageVersion = { readonly imageId: string; readonly version: number };
export type DeletionReason = 'person' | 'inactivity';

/** What all hosted groups of one environment share, decided in one stream. Stored for ever: add fields, never rename one. */
export type HostedGroupsEvent =
  /** S10, X9: the environment's add-ons from one source, all of them, not the difference. */
  | Message<
      'AddOnsAssigned',
      OfEnvironment & { readonly source: 'paid'; readonly count: number; readonly previousCount: number }
    >
  | Message<
      'HostedGroupCreated',
      Configured & {
        readonly name: string;
        readonly description: string;
        readonly sessionReuse: boolean;
        readonly committed: number;
        readonly maximum: number;
        readonly image: ImageVersion;
        readonly access: GroupAccess;
        readonly ownerId: string;
        readonly createdAt: number;
        /** The last moment at which the group still counts as active if no run ever starts (X5). */
        readonly activeUntil: number;
      }
    >
  | Message<'HostedGroupRenamed', Configured & { readonly name: string; readonly previousName: string }>
  | Message<'HostedGroupDescribed', Configured & { readonly description: string }>
  | Message<'HostedGroupSessionReuseChanged', Configured & { readonly sessionReuse: boolean }>
  | Message<
      'HostedGroupScalingChanged',
      Configured & {
        readonly committed: number;
        readonly maximum: number;
        readonly previousCommitted: number;
        readonly previousMaximum: number;
      }
    >
  | Message<
      'HostedGroupImageUpdated',
      Configured & { readonly image: ImageVersion; readonly previousImage: ImageVersion }
    >
  /** X13, X5: nothing new is accepted; queued runs are cancelled, running ones finish, then the bots go. The name is free. */
  | Message<
      'HostedGroupDeletionRequested',
      Configured & {
        readonly reason: DeletionReason;
        readonly requestedAt: number;
        /** What an inactivity deletion saw (X5); `null` where a person asked. */
        readonly lastActivityAt: number | null;
      }
    >
  | Message<'HostedGroupDeleted', Configured & { readonly reason: DeletionReason; readonly deletedAt: number }>
  | Message<
      'HostedGroupRestored',
      Configured & {
        readonly name: string;
        readonly committed: number;
        readonly maximum: number;
        readonly restoredAt: number;
        readonly activeUntil: number;
      }
    >
  | Message<'SlotReserved', OfGroup & { readonly botId: string; readonly reservedAt: number }>
  | Message<
      'SlotReleased',
      OfGroup & { readonly botId: string; readonly reservedAt: number; readonly releasedAt: number }
    >;
