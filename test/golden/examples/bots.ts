import type { BotEvent } from '#domain/bot/bot.events.js';
import type { Examples } from './examples.js';
import { botId, image, minute, ofGroup, runId } from './things.js';

const ofBot = { ...ofGroup, botId, image, requestedAt: minute(10) } as const;

export const botExamples: Examples<BotEvent> = {
  BotRequested: { ...ofBot, sessionReuse: false, provisioningDeadline: minute(70) },
  BotProvisioningErrorOccurred: {
    ...ofBot,
    errorClass: 'capacity',
    code: 'AllocationFailed',
    occurredAt: minute(11),
    retryAt: minute(13),
  },
  BotProvisioningFailed: {
    ...ofBot,
    errorClass: 'timeout',
    code: 'ProvisioningTimedOut',
    failedAt: minute(70),
  },
  BotEnrolled: {
    ...ofBot,
    enrolledAt: minute(14),
    publicKey: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
    agentVersion: '0.1.0',
    platform: 'linux',
  },
  BotLost: { ...ofBot, proof: 'leaseExpired', runId, enrolledAt: minute(14), lostAt: minute(80) },
  BotRetired: { ...ofBot, reason: 'idle', enrolledAt: minute(14), retiredAt: minute(90) },
  BotDeleted: { ...ofBot, enrolledAt: minute(14), deletedAt: minute(99) },
};
