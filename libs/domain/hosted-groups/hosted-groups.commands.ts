import type { Message } from '#kernel/message.js';
import type { GroupAccess, ImageVersion } from './hosted-groups.events.js';

type OfEnvironment = { readonly environmentId: string };
type OfGroup = OfEnvironment & { readonly groupId: string };
/** The configuration number that the person saw (If-Match); absent where they don't mind. */
type Guarded = OfGroup & { readonly expectedConfiguration?: number };

export type HostedGroupsCommand =
  | Message<'AssignAddOns', OfEnvironment & { readonly count: number }>
  | Message<
      'CreateHostedGroup',
      OfGroup & {
        readonly name: string;
        readonly description: string;
        readonly sessionReuse: boolean;
        readonly committed: number;
        readonly maximum: number;
        readonly image: ImageVersion;
        readonly access: GroupAccess;
        readonly ownerId: string;
      }
    >
  /** What is absent stays as it is. */
  | Message<
      'EditHostedGroup',
      Guarded & {
        readonly name?: string;
        readonly description?: string;
        readonly sessionReuse?: boolean;
        readonly committed?: number;
        readonly maximum?: number;
      }
    >
  | Message<'UpdateImage', Guarded & { readonly image: ImageVersion }>
  | Message<'DeleteHostedGroup', Guarded>
  /** S109: refused as `group-active` where the group has open runs or a later activity than the command saw. */
  | Message<'DeleteInactiveHostedGroup', OfGroup & { readonly lastActivityAt: number; readonly activeUntil: number }>
  /** X13: once no run and no bot of the group is left. */
  | Message<'FinishHostedGroupDeletion', OfGroup>
  /** U7, X5: under its old name and guarantee unless told otherwise. */
  | Message<'RestoreHostedGroup', Guarded & { readonly name?: string; readonly committed?: number }>
  /** S54: reserves a slot for one bot. */
  | Message<'ScaleOut', OfGroup & { readonly botId: string }>
  /** The bot is known to be gone, or never to have existed. */
  | Message<'ReleaseSlot', OfGroup & { readonly botId: string }>;
