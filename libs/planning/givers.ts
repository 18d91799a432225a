import { shortOf, uncommittedOf } from './draft-moves.js';
import type { GroupDraft, SpareBot } from './group-draft.js';

export type Giver = { readonly draft: GroupDraft; readonly bot: SpareBot };

/** Which of these groups lets a bot go first, and which bot; `undefined` where none has a bot that can be let go now. */
export function firstGiver(drafts: readonly GroupDraft[]): Giver | undefined {
  let first: Giver | undefined;
  for (const draft of drafts) {
    const bot = draft.spare[0];
    if (bot !== undefined && (first === undefined || byWhoGives(draft, first.draft) < 0)) first = { draft, bot };
  }
  return first;
}

/** True where the group has more bots than runs for them. */
export const hasSurplus = (draft: GroupDraft): boolean => shortOf(draft) < 0;

/**
 * Who misses it least: a group with bots left over; else X19 read backwards, so that the slot does not come back: the most
 * uncommitted slots, then the youngest waiting run, then id.
 */
function byWhoGives(a: GroupDraft, b: GroupDraft): number {
  if (hasSurplus(a) !== hasSurplus(b)) return hasSurplus(a) ? -1 : 1;
  // Without waiting runs both are Infinity, whose difference is no number and decides nothing.
  const byYouth = b.oldestWaitingAt - a.oldestWaitingAt;
  return uncommittedOf(b) - uncommittedOf(a) || byYouth || (a.group.groupId > b.group.groupId ? -1 : 1);
}
