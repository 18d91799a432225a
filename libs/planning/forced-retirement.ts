import { presentSlots, retire, uncommittedOf } from './draft-moves.js';
import type { Fleet } from './fleet.js';
import { firstGiver } from './givers.js';
import { isUsable, type GroupDraft } from './group-draft.js';

/**
 * Lets go, of the bots without a run, those that may not stay whatever waits: stronger rules than any demand. Bots that are
 * still being provisioned go too: they would be let go the moment they enrol, and until then keep a slot from others.
 */
export function retireWhatMayNotStay(drafts: readonly GroupDraft[], fleet: Fleet): void {
  for (const draft of drafts) {
    if (draft.group.status === 'deleting') retireAll(draft);
    else {
      retireOutdated(draft);
      retireOverMaximum(draft);
    }
  }
  returnBorrowedSlots(drafts, fleet);
}

/** X13: the group's bots go as soon as they have no run. */
function retireAll(draft: GroupDraft): void {
  for (const bot of draft.spare) retire(draft, bot, 'groupDeleted');
}

/** X14: whether they are replaced is a question of demand, answered by the same plan. */
function retireOutdated(draft: GroupDraft): void {
  for (const bot of draft.spare) if (!isUsable(bot, draft.group)) retire(draft, bot, 'imageUpdate');
}

/** S56: the maximum may be lowered at any time; running runs are never stopped for it. */
function retireOverMaximum(draft: GroupDraft): void {
  for (const bot of draft.spare) {
    if (draft.staying <= draft.group.maximum) return;
    retire(draft, bot, 'overMaximum');
  }
}

/**
 * X3, X9: after capacity has fallen, or a guarantee has been given, groups may hold slots that are no longer theirs. They give
 * them back as their bots come free, without waiting for the idle time-out; nothing is added meanwhile.
 */
function returnBorrowedSlots(drafts: readonly GroupDraft[], { capacity, bots }: Fleet): void {
  let present = presentSlots(drafts, bots);
  let owed = drafts.reduce((sum, { guarantee, staying }) => sum + Math.max(0, guarantee - staying), present - capacity);
  for (; owed > 0; owed -= 1, present -= 1) {
    const giver = firstGiver(drafts.filter((draft) => uncommittedOf(draft) > 0));
    if (giver === undefined) return;
    retire(giver.draft, giver.bot, present > capacity ? 'environmentCapacity' : 'guarantee');
  }
}
