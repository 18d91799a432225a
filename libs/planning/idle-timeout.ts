import { retire } from './draft-moves.js';
import type { Fleet } from './fleet.js';
import type { GroupDraft, SpareBot } from './group-draft.js';

type IdleBot = Extract<SpareBot, { status: 'idle' }>;

/**
 * S55, X1, X15: a bot stays warm for `idleTimeout` at most, committed or not: a guarantee is one of slots, not of warm bots
 * (X3). Only bots that no waiting run will take are let go; those that have been idle longest go first.
 */
export function retireIdleTooLong(drafts: readonly GroupDraft[], { policies }: Fleet, now: number): void {
  for (const draft of drafts) {
    const idle = draft.spare.filter((bot): bot is IdleBot => bot.status === 'idle');
    const unneeded = idle.slice(0, Math.max(0, idle.length - draft.waiting));
    for (const bot of unneeded) {
      if (bot.idleSince + policies.idleTimeoutMs <= now) retire(draft, bot, 'idleTimeout');
    }
  }
}
