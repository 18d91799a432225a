import type { RetirementReason } from '#domain/bot/bot.events.js';
import type { ImageVersion } from '#domain/hosted-groups/hosted-groups.events.js';

/**
 * One bot, from its slot on; kept after its end. `reserved`: it holds a slot and has not been requested; `leaving`: retired,
 * failed or lost, and not yet known to be gone. Times in ms.
 */
export type BotRow = {
  readonly botId: string;
  readonly environmentId: string;
  readonly groupId: string;
  readonly status: BotStatus;
  readonly reservedAt: number;

  readonly image: ImageVersion | null;
  readonly requestedAt: number | null;
  readonly provisioningDeadline: number | null;

  readonly enrolledAt: number | null;
  /** Ed25519, the `x` of its JWK. */
  readonly publicKey: string | null;
  readonly agentVersion: string | null;
  readonly platform: string | null;

  /** Since when it is without a run; `null` unless it is idle. */
  readonly idleSince: number | null;
  /** The run that is on it; a leaving bot keeps it until the run has left. */
  readonly runId: string | null;
  readonly claim: number | null;
  /** Runs that had started on it and have ended. */
  readonly runsDone: number;

  readonly leavingReason: RetirementReason | 'provisioningFailed' | 'lost' | null;
  readonly leavingSince: number | null;
  readonly deletedAt: number | null;
};

export type BotStatus = 'reserved' | 'provisioning' | 'idle' | 'busy' | 'leaving' | 'deleted';
