import type { DataOf } from '#kernel/message.js';
import { reject } from '../rejections.js';
import type { BotCommand } from './bot.commands.js';
import type { BotEvent, ProvisioningErrorClass } from './bot.events.js';
import type { BotFacts } from './bot.facts.js';
import type { BotState, Provisioning } from './bot.state.js';

type On<Type extends BotCommand['type']> = DataOf<BotCommand, Type>;

/** S47: a bot for a slot that is reserved, on the group's present image (X14), with the deadline in force now (X18). */
export function requestBot(
  wish: On<'RequestBot'>,
  bot: BotState,
  { policies, group }: BotFacts,
  now: number,
): BotEvent[] {
  if (bot.status !== 'absent') return [];
  if (group === undefined) reject('group-not-found');
  const { environmentId, groupId, botId } = wish;
  const { image, sessionReuse } = group;
  const core = { environmentId, groupId, botId, image, requestedAt: now };
  const provisioningDeadline = now + policies.provisioningTimeoutMs;
  const requested: BotEvent = { type: 'BotRequested', data: { ...core, sessionReuse, provisioningDeadline } };
  if (group.status === 'active') return [requested];
  // Its slot was reserved before the group was deleted. Ending the bot's story as usual is what releases the slot (X13).
  return [
    requested,
    { type: 'BotRetired', data: { ...core, reason: 'groupDeleted', enrolledAt: null, retiredAt: now } },
  ];
}

/** X16: every error shows; one that is not retried gives the bot up. One that comes too late to matter changes nothing. */
export function reportProvisioningError(
  { errorClass, code, retryAt }: On<'ReportProvisioningError'>,
  bot: BotState,
  now: number,
): BotEvent[] {
  if (bot.status === 'absent') reject('bot-not-found');
  if (bot.status !== 'provisioning') return [];
  if (retryAt === null) return givenUp(bot, errorClass, code, now);
  const data = { ...bot.core, errorClass, code, occurredAt: now, retryAt };
  return [{ type: 'BotProvisioningErrorOccurred', data }];
}

/** X10. Timers fire early or twice: only the bot knows whether it is late. */
export function expireProvisioning(bot: BotState, now: number): BotEvent[] {
  if (bot.status === 'absent') reject('bot-not-found');
  if (bot.status !== 'provisioning' || now < bot.provisioningDeadline) return [];
  return givenUp(bot, 'timeout', 'ProvisioningTimedOut', now);
}

/** X10: its last error, and that it is deleted; its group makes another one, or backs off. */
export function givenUp(
  { core }: Provisioning,
  errorClass: ProvisioningErrorClass,
  code: string,
  now: number,
): BotEvent[] {
  return [
    { type: 'BotProvisioningErrorOccurred', data: { ...core, errorClass, code, occurredAt: now, retryAt: null } },
    { type: 'BotProvisioningFailed', data: { ...core, errorClass, code, failedAt: now } },
  ];
}

/** A machine that is late or unknown must not work: it may be about to be deleted, and another may stand in for it. */
export function enrolBot(
  { publicKey, agentVersion, platform }: On<'EnrolBot'>,
  bot: BotState,
  now: number,
): BotEvent[] {
  if (bot.status === 'absent') reject('bot-not-found');
  if (bot.status === 'ready') return bot.publicKey === publicKey ? [] : reject('already-enrolled');
  if (bot.status !== 'provisioning') reject('bot-not-expected');
  return [{ type: 'BotEnrolled', data: { ...bot.core, enrolledAt: now, publicKey, agentVersion, platform } }];
}
