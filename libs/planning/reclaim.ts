import { presentSlots, retire, uncommittedOf, unmetDemandOf } from './draft-moves.js';
import { byTurn, nextInLine, type Claimant } from './fair-share.js';
import type { Fleet } from './fleet.js';
import { firstGiver, hasSurplus, type Giver } from './givers.js';
import type { GroupDraft } from './group-draft.js';

/** A group in line for slots that others free; `holds` counts what it has been promised, `unmet` no longer does. */
type Taker = Claimant & { readonly draft: GroupDraft };

/**
 * X2, X4: where runs wait and no slot is free, groups that hold more than their guarantee give up bots without a run, no more
 * than are needed: what is being freed already is counted first. Running runs are never stopped; a slot is handed over when
 * its run ends, which is the moment at which this plan sees its bot without one.
 */
export function reclaimForOthers(drafts: readonly GroupDraft[], { capacity, bots }: Fleet): void {
  const promised = new Map<GroupDraft, number>();
  const promise = (draft: GroupDraft) => promised.set(draft, (promised.get(draft) ?? 0) + 1);
  const takers = () => drafts.map((draft) => takerOf(draft, promised.get(draft) ?? 0));

  for (let coming = capacity - presentSlots(drafts, bots); ; coming -= 1) {
    const next = nextInLine(takers(), coming);
    if (next === undefined) break;
    promise(next.draft);
  }
  for (;;) {
    const handover = nextHandover(takers());
    if (handover === undefined) return;
    retire(handover.giver.draft, handover.giver.bot, 'reclaim');
    promise(handover.taker.draft);
  }
}

function takerOf(draft: GroupDraft, promised: number): Taker {
  const { group, guarantee, oldestWaitingAt, staying } = draft;
  const holds = staying + promised;
  const unmet = unmetDemandOf(draft) - promised;
  return { groupId: group.groupId, createdAt: group.createdAt, guarantee, oldestWaitingAt, holds, unmet, draft };
}

/** A slot that comes free goes to the first in line, so a handover is judged by what the first in line would gain. */
function nextHandover(groups: readonly Taker[]): { readonly taker: Taker; readonly giver: Giver } | undefined {
  const line = groups.filter(({ unmet }) => unmet > 0).toSorted(byTurn);
  const taker = line[0];
  if (taker === undefined) return undefined;
  const someHoldNothing = line.some(({ holds }) => holds === 0);
  const givers = groups.filter((group) => group !== taker && givesTo(group, taker, someHoldNothing));
  const giver = firstGiver(givers.map(({ draft }) => draft));
  return giver && { taker, giver };
}

/**
 * A bot that its own group does not need goes to any group that does. One that its group needs goes only where the slot would
 * not come back: to a group that still holds fewer slots afterwards, so that equal groups leave each other alone; or, as long
 * as a group in line holds nothing and would starve, to whoever's turn comes before the giver's (X19).
 */
function givesTo(giver: Taker, taker: Taker, someHoldNothing: boolean): boolean {
  if (uncommittedOf(giver.draft) === 0) return false;
  if (hasSurplus(giver.draft)) return true;
  const afterwards = { ...giver, holds: giver.holds - 1 };
  if (someHoldNothing) return byTurn(taker, afterwards) < 0;
  return afterwards.holds - giver.guarantee > taker.holds - taker.guarantee;
}
