import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { explain } from '#planning/scaling-explanation.js';
import type { GroupRow } from '#projections/groups/group.row.js';
import type { ScalingDecisionRow } from '#projections/scaling-decisions/scaling-decisions.projection.js';
import type { Answer } from '../http/answer.js';
import { isoTime } from '../http/iso-time.js';
import type { ListDefinition } from '../http/list-definition.js';
import type { ListQuery } from '../http/list-query.js';
import { ReadModels, type Page } from '../http/read-models.js';
import { DECISION_RESULTS, type ScalingDecisionView } from './scaling-decision.dto.js';

export const scalingDecisionList: ListDefinition = {
  projection: 'scaling-decisions',
  filters: {
    groupId: { kind: 'text' },
    result: { kind: 'text', values: DECISION_RESULTS },
    rule: { kind: 'text' },
    since: {
      kind: 'time',
      column: 'decidedAt',
      compare: 'atLeast',
      meaning: 'Only decisions made at this time or later.',
    },
    until: { kind: 'time', column: 'decidedAt', compare: 'below', meaning: 'Only decisions made before this time.' },
  },
  sorts: ['decidedAt'],
  defaultSort: '-decidedAt',
  bornAt: 'decidedAt',
};

export class ListScalingDecisions extends Query<Answer<Page<ScalingDecisionView>>> {
  constructor(
    readonly environmentId: string,
    readonly asked: ListQuery,
  ) {
    super();
  }
}

/** U2: every decision explains itself. */
@QueryHandler(ListScalingDecisions)
export class ListScalingDecisionsHandler implements IQueryHandler<ListScalingDecisions> {
  constructor(private readonly readModels: ReadModels) {}

  execute({ environmentId, asked }: ListScalingDecisions): Promise<Answer<Page<ScalingDecisionView>>> {
    const within = [{ field: 'environmentId', is: environmentId }];
    return this.readModels.page(
      'scaling-decisions',
      within,
      asked,
      async (rows: readonly ScalingDecisionRow[], models) => {
        const groups = await models.byKey<GroupRow>(
          'groups',
          rows.map(({ groupId }) => groupId),
        );
        return rows.map((row) => decisionView(row, groups.get(row.groupId)?.name));
      },
    );
  }
}

const decisionView = (row: ScalingDecisionRow, groupName: string | undefined): ScalingDecisionView => ({
  groupId: row.groupId,
  groupName: groupName ?? null,
  decidedAt: isoTime(row.decidedAt),
  result: row.result,
  rule: row.rule,
  bots: row.bots,
  explanation: explain(row),
  inputs: row.inputs,
  repeatsBefore: row.previous?.repeats ?? 0,
});
