import type { ScalingInputs } from '#domain/scaling/scaling.events.js';
import type { Fleet } from './fleet.js';
import type { GroupDraft } from './group-draft.js';

/** What the plan saw of one group before it decided anything. */
export function inputsOf(draft: GroupDraft, drafts: readonly GroupDraft[], { capacity, bots }: Fleet): ScalingInputs {
  const count = (status: string) => draft.bots.filter((bot) => bot.status === status).length;
  const keptForOthers = drafts
    .filter((other) => other !== draft)
    .reduce((sum, { guarantee, held }) => sum + Math.max(0, guarantee - held), 0);
  return {
    waiting: draft.waiting,
    busy: count('busy'),
    idle: count('idle'),
    provisioning: count('provisioning'),
    leaving: count('leaving'),
    committed: draft.group.committed,
    maximum: draft.group.maximum,
    capacity,
    free: Math.max(0, capacity - bots.length - keptForOthers),
  };
}
