import type { BotEvent } from '#domain/bot/bot.events.js';
import { eventOf } from './event-of.js';

const botEvent = eventOf<BotEvent>();

const bot = {
  environmentId: 'default',
  groupId: 'group-1',
  botId: 'bot-1',
  image: { imageId: 'image-1', version: 1 },
  requestedAt: 20,
} as const;

export const botRequested = botEvent('BotRequested', { ...bot, sessionReuse: false, provisioningDeadline: 600 });
export const botProvisioningErrorOccurred = botEvent('BotProvisioningErrorOccurred', {
  ...bot,
  errorClass: 'capacity',
  code: 'AllocationFailed',
  occurredAt: 40,
  retryAt: 60,
});
export const botProvisioningFailed = botEvent('BotProvisioningFailed', {
  ...bot,
  errorClass: 'timeout',
  code: 'ProvisioningTimedOut',
  failedAt: 600,
});
export const botEnrolled = botEvent('BotEnrolled', {
  ...bot,
  enrolledAt: 50,
  publicKey: 'key',
  agentVersion: '0.1.0',
  platform: 'linux',
});
export const botRetired = botEvent('BotRetired', { ...bot, reason: 'idle', enrolledAt: 50, retiredAt: 900 });
export const botLost = botEvent('BotLost', {
  ...bot,
  proof: 'machineGone',
  runId: 'run-1',
  enrolledAt: 50,
  lostAt: 350,
});
export const botDeleted = botEvent('BotDeleted', { ...bot, enrolledAt: 50, deletedAt: 950 });
