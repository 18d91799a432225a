import { grant, unmetDemandOf } from './draft-moves.js';
import { isGuaranteed, nextInLine } from './fair-share.js';
import type { Fleet } from './fleet.js';
import type { GroupDraft } from './group-draft.js';

/**
 * S15, S54, X19: hands out the free slots one at a time, as long as a group has unmet demand. A slot counts as free only
 * when nobody holds it, so slots that are being freed are given later, and capacity is never exceeded (I3).
 */
export function growIntoFreeSlots(drafts: readonly GroupDraft[], { capacity, bots }: Fleet): void {
  for (let free = capacity - bots.length; ; free -= 1) {
    const next = nextInLine(drafts.map(claimantOf), free);
    if (next === undefined) return;
    grant(next.draft, isGuaranteed(next) ? 'guarantee' : 'demand');
  }
}

function claimantOf(draft: GroupDraft) {
  const { group, guarantee, oldestWaitingAt, held } = draft;
  // Its own leaving bots count against its maximum too, until they are gone (X14: slots are never exceeded).
  const unmet = Math.min(unmetDemandOf(draft), group.maximum - held);
  return { groupId: group.groupId, createdAt: group.createdAt, guarantee, oldestWaitingAt, holds: held, unmet, draft };
}
