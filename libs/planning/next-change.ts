import type { Fleet } from './fleet.js';
import { draftsOf, isUsable, type GroupDraft } from './group-draft.js';

/**
 * The next moment at which time alone may change the scaling plan: an idle bot's time is over, or a group's back-off ends.
 * `undefined` where only an event can change it, so that nobody needs to look before.
 */
export function nextChangeAt(fleet: Fleet, now: number): number | undefined {
  const moments = draftsOf(fleet, now).flatMap((draft) => [
    ...idleTimeouts(draft, fleet.policies.idleTimeoutMs),
    ...backoffEnd(draft),
  ]);
  const next = moments.reduce((earliest, at) => (at > now ? Math.min(earliest, at) : earliest), Infinity);
  return next === Infinity ? undefined : next;
}

function idleTimeouts({ bots, group, waiting }: GroupDraft, idleTimeoutMs: number): readonly number[] {
  const idle = bots.flatMap((bot) => (bot.status === 'idle' && isUsable(bot, group) ? [bot.idleSince] : []));
  return idle.length > waiting ? idle.map((idleSince) => idleSince + idleTimeoutMs) : [];
}

/** Also where bots are there for the runs that wait: a stronger rule may take those bots away in the same plan. */
const backoffEnd = (draft: GroupDraft): readonly number[] =>
  draft.backoff.phase === 'waiting' && draft.waiting > 0 ? [draft.backoff.nextAttemptAt] : [];
