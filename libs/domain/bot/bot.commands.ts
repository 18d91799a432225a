import type { Message } from '#kernel/message.js';
import type { ProvisioningErrorClass, RetirementReason } from './bot.events.js';

type OfBot = { readonly environmentId: string; readonly botId: string };

export type BotCommand =
  | Message<'RequestBot', OfBot & { readonly groupId: string }>
  | Message<
      'ReportProvisioningError',
      OfBot & { readonly errorClass: ProvisioningErrorClass; readonly code: string; readonly retryAt: number | null }
    >
  /** `[]` before the deadline, or once the bot has enrolled. */
  | Message<'ExpireProvisioning', OfBot>
  | Message<
      'EnrolBot',
      OfBot & { readonly publicKey: string; readonly agentVersion: string; readonly platform: string }
    >
  /** S55: sent only by whoever has taken the bot's session, so no run is on it. */
  | Message<
      'ScaleIn',
      OfBot & {
        readonly reason: RetirementReason;
        /** The claim that was taken; `null` for a bot that had not enrolled. */ readonly claim: number | null;
      }
    >
  | Message<'LoseBot', OfBot & { readonly proof: 'machineGone' | 'leaseExpired'; readonly runId: string | null }>
  | Message<'ConfirmBotGone', OfBot>;
