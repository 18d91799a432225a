import { Inject, Injectable } from '@nestjs/common';
import type { FlowRow } from '#projections/flows/flows.projection.js';
import type { GroupRow } from '#projections/groups/group.row.js';
import type { RunRow } from '#projections/runs/run.row.js';
import type { Engine } from '../../engine/engine.js';
import { failureReference } from '../../engine/references.js';
import type { ModelsAtMoment } from '../http/models-at-moment.js';
import { ENGINE } from '../tokens.js';
import type { RunNotes } from './run.view.js';

/** What a run is shown with that its row does not hold: names as of the same moment, and words of people and flows as they are today. */
@Injectable()
export class RunNotebook {
  constructor(@Inject(ENGINE) private readonly engine: Pick<Engine, 'payloads'>) {}

  /** For lists: names only. */
  async names(rows: readonly RunRow[], models: ModelsAtMoment): Promise<(row: RunRow) => RunNotes> {
    const [groups, flows] = await Promise.all([
      models.byKey<GroupRow>(
        'groups',
        rows.map(({ groupId }) => groupId),
      ),
      models.byKey<FlowRow>(
        'flows',
        rows.map(({ flowId }) => flowId),
      ),
    ]);
    return ({ groupId, flowId }) => ({ groupName: groups.get(groupId)?.name, flowName: flows.get(flowId)?.name });
  }

  /** For one run: everything. */
  async notesOn(row: RunRow, models: ModelsAtMoment): Promise<RunNotes> {
    const names = await this.names([row], models);
    const comment = await this.textAt(row.cancellation?.commentId ?? null);
    const detail = await this.textAt(row.status === 'failed' ? failureReference(row.runId) : null);
    return { ...names(row), comment, detail };
  }

  private async textAt(reference: string | null): Promise<string | undefined> {
    const value = reference === null ? undefined : await this.engine.payloads.get(reference);
    return typeof value === 'string' ? value : undefined;
  }
}
