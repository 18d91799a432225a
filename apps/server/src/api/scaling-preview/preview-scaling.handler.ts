import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Fleet, FleetGroup } from '#planning/fleet.js';
import { explain } from '#planning/scaling-explanation.js';
import { planScaling } from '#planning/scaling.plan.js';
import { Answer } from '../http/answer.js';
import { ReadModels } from '../http/read-models.js';
import { fleetFrom } from './fleet-from.js';
import { refuseUnfit } from './refuse-unfit.js';
import type { PreviewedDecisionView, ScalingPreviewView } from './scaling-preview.dto.js';

export type WantedNumbers = {
  readonly groupId: string | undefined;
  readonly committed: number;
  readonly maximum: number;
};

const NEW_GROUP = 'new';

export class PreviewScaling extends Query<Answer<ScalingPreviewView>> {
  constructor(
    readonly environmentId: string,
    readonly wanted: WantedNumbers,
    readonly moment: { readonly after: string | undefined; readonly asOf: string | undefined },
  ) {
    super();
  }
}

/** What the scaling plan itself would decide now, if a group had these numbers; nothing comes of it. */
@QueryHandler(PreviewScaling)
export class PreviewScalingHandler implements IQueryHandler<PreviewScaling> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ environmentId, wanted, moment }: PreviewScaling): Promise<Answer<ScalingPreviewView>> {
    const models = await this.readModels.at(moment);
    const { fleet, policies, names, about } = await fleetFrom(models, environmentId);
    refuseUnfit(wanted, fleet, policies);
    const groupId = wanted.groupId ?? NEW_GROUP;
    const decisions = planScaling(withNumbers(fleet, groupId, wanted, models.now), models.now);
    const items = decisions.map((decision): PreviewedDecisionView => ({
      groupId: decision.groupId,
      name: names.get(decision.groupId) ?? 'The new group',
      result: decision.result,
      bots: decision.bots,
      explanation: explain(decision),
    }));
    const first = (item: PreviewedDecisionView): number => (item.groupId === groupId ? 0 : 1);
    return new Answer({ items: items.sort((one, other) => first(one) - first(other)) }, about);
  }
}

/** The fleet with these numbers: of a group that is there, or of one more. */
function withNumbers(fleet: Fleet, groupId: string, { committed, maximum }: WantedNumbers, now: number): Fleet {
  const added: FleetGroup = {
    groupId: NEW_GROUP,
    status: 'active',
    committed,
    maximum,
    image: { imageId: '', version: 0 },
    createdAt: now,
    failuresInARow: 0,
    lastFailureAt: null,
  };
  const groups = groupId === NEW_GROUP ? [...fleet.groups, added] : fleet.groups;
  return {
    ...fleet,
    groups: groups.map((group) => (group.groupId === groupId ? { ...group, committed, maximum } : group)),
  };
}
