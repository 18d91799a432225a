import type { Message } from '#kernel/message.js';
import type { ImageVersion } from '../hosted-groups/hosted-groups.events.js';

type OfBot = {
  readonly environmentId: string;
  readonly groupId: string;
  readonly botId: string;
  readonly image: ImageVersion;
  readonly requestedAt: number;
};

/** X16: our class of a provisioning error. */
export type ProvisioningErrorClass =
  'capacity' | 'quota' | 'throttled' | 'image' | 'network' | 'permission' | 'guest' | 'timeout';
export type RetirementReason =
  'idle' | 'reclaimed' | 'scaledIn' | 'imageUpdated' | 'groupDeleted' | 'overMaximum' | 'person';

/** One bot, from its slot to its deletion. Stored for ever: add fields, never rename one. */
export type BotEvent =
  | Message<'BotRequested', OfBot & { readonly sessionReuse: boolean; readonly provisioningDeadline: number }>
  /** X16: shows from the first failure on. `retryAt` is when the same machine is tried again; `null` where it is given up. */
  | Message<
      'BotProvisioningErrorOccurred',
      OfBot & {
        readonly errorClass: ProvisioningErrorClass;
        readonly code: string;
        readonly occurredAt: number;
        readonly retryAt: number | null;
      }
    >
  /** X10: this bot is given up and deleted; its group makes another, or backs off. */
  | Message<
      'BotProvisioningFailed',
      OfBot & { readonly errorClass: ProvisioningErrorClass; readonly code: string; readonly failedAt: number }
    >
  | Message<
      'BotEnrolled',
      OfBot & {
        readonly enrolledAt: number;
        /** Ed25519, the `x` of its JWK: what the agent's assertions are checked with. */
        readonly publicKey: string;
        readonly agentVersion: string;
        readonly platform: string;
      }
    >
  | Message<
      'BotRetired',
      OfBot & { readonly reason: RetirementReason; readonly enrolledAt: number | null; readonly retiredAt: number }
    >
  | Message<
      'BotLost',
      OfBot & {
        readonly proof: 'machineGone' | 'leaseExpired';
        /** The run that its session was taken for, if any. */
        readonly runId: string | null;
        readonly enrolledAt: number | null;
        readonly lostAt: number;
      }
    >
  /** The provider knows that nothing of it is left. */
  | Message<'BotDeleted', OfBot & { readonly enrolledAt: number | null; readonly deletedAt: number }>;
