import type { DataOf } from '#kernel/message.js';
import { assertNever } from '#kernel/never.js';
import { reject } from '../rejections.js';
import type { BotCommand } from './bot.commands.js';
import type { BotEvent } from './bot.events.js';
import type { BotState } from './bot.state.js';
import { givenUp } from './provisioning.js';

type On<Type extends BotCommand['type']> = DataOf<BotCommand, Type>;

/** S55. A bot that has not enrolled may go as well: its group was deleted, or wants fewer. */
export function scaleIn({ reason, claim }: On<'ScaleIn'>, bot: BotState, now: number): BotEvent[] {
  switch (bot.status) {
    case 'absent':
      return reject('bot-not-found');
    case 'provisioning':
      return [{ type: 'BotRetired', data: { ...bot.core, reason, enrolledAt: null, retiredAt: now } }];
    case 'ready':
      // It has enrolled since it was looked at, and may have been given a run: only who holds its claim may let it go.
      if (claim === null) reject('bot-still-wanted');
      return [{ type: 'BotRetired', data: { ...bot.core, reason, enrolledAt: bot.enrolledAt, retiredAt: now } }];
    case 'leaving':
    case 'deleted':
      return [];
  }
  return assertNever(bot);
}

export function loseBot({ proof, runId }: On<'LoseBot'>, bot: BotState, now: number): BotEvent[] {
  switch (bot.status) {
    case 'absent':
      return reject('bot-not-found');
    case 'provisioning':
      // It holds no lease that could end. A machine that dies before it enrols counts as a failure, so that its group backs off.
      return proof === 'machineGone' ? givenUp(bot, 'guest', 'MachineGone', now) : [];
    case 'ready':
      return [{ type: 'BotLost', data: { ...bot.core, proof, runId, enrolledAt: bot.enrolledAt, lostAt: now } }];
    case 'leaving':
    case 'deleted':
      return [];
  }
  return assertNever(bot);
}

/** X10: only now may its slot be released. */
export function confirmBotGone(bot: BotState, now: number): BotEvent[] {
  switch (bot.status) {
    case 'absent':
      return reject('bot-not-found');
    case 'provisioning':
    case 'ready':
      return reject('bot-still-wanted');
    case 'leaving':
      return [{ type: 'BotDeleted', data: { ...bot.core, enrolledAt: bot.enrolledAt, deletedAt: now } }];
    case 'deleted':
      return [];
  }
  return assertNever(bot);
}
