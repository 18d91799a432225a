import type { Decider } from '#kernel/decider.js';
import { assertNever } from '#kernel/never.js';
import type { BotCommand } from './bot.commands.js';
import type { BotEvent } from './bot.events.js';
import type { BotFacts } from './bot.facts.js';
import { evolve, type BotState } from './bot.state.js';
import { confirmBotGone, loseBot, scaleIn } from './leaving.js';
import { enrolBot, expireProvisioning, reportProvisioningError, requestBot } from './provisioning.js';

/**
 * One bot, from its slot to its deletion: provisioning → ready → leaving → deleted. It may leave at any time, and never comes
 * back: another takes its place.
 */
export const botDecider: Decider<BotCommand, BotState, BotEvent, BotFacts> = {
  kind: 'bot',
  initial: { status: 'absent' },
  decide,
  evolve,
};

function decide({ type, data }: BotCommand, bot: BotState, facts: BotFacts, now: number): readonly BotEvent[] {
  switch (type) {
    case 'RequestBot':
      return requestBot(data, bot, facts, now);
    case 'ReportProvisioningError':
      return reportProvisioningError(data, bot, now);
    case 'ExpireProvisioning':
      return expireProvisioning(bot, now);
    case 'EnrolBot':
      return enrolBot(data, bot, now);
    case 'ScaleIn':
      return scaleIn(data, bot, now);
    case 'LoseBot':
      return loseBot(data, bot, now);
    case 'ConfirmBotGone':
      return confirmBotGone(bot, now);
  }
  return assertNever(type);
}
