import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { RunRow } from '#projections/runs/run.row.js';
import { Answer } from '../http/answer.js';
import type { WantedMoment } from '../http/moment.js';
import { ReadModels } from '../http/read-models.js';
import { RunNotebook } from './run-notes.js';
import type { RunView } from './run.dto.js';
import { runView } from './run.view.js';

export class GetRun extends Query<Answer<RunView>> {
  constructor(
    readonly environmentId: string,
    readonly runId: string,
    readonly moment: WantedMoment,
  ) {
    super();
  }
}

@QueryHandler(GetRun)
export class GetRunHandler implements IQueryHandler<GetRun> {
  constructor(
    private readonly readModels: ReadModels,
    private readonly notebook: RunNotebook,
  ) {}

  async execute({ environmentId, runId, moment }: GetRun): Promise<Answer<RunView>> {
    const models = await this.readModels.at(moment);
    const { row, about } = await models.oneOf<RunRow>('runs', environmentId, runId);
    const notes = await this.notebook.notesOn(row, models);
    return new Answer(runView(row, notes), { ...about, today: ['comment', 'detail'] });
  }
}
