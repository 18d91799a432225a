import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { RunRow } from '#projections/runs/run.row.js';
import { Answer } from '../http/answer.js';
import { ReadModels } from '../http/read-models.js';
import { RunNotebook } from './run-notes.js';
import type { RunView } from './run.dto.js';
import { runView } from './run.view.js';

export class GetRun extends Query<Answer<RunView>> {
  constructor(
    readonly environmentId: string,
    readonly runId: string,
    readonly after: string | undefined,
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

  async execute({ environmentId, runId, after }: GetRun): Promise<Answer<RunView>> {
    const { row, about } = await this.readModels.oneOf<RunRow>('runs', environmentId, runId, after);
    return new Answer(runView(row, await this.notebook.notesOn(row)), about);
  }
}
