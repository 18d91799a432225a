import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { EnvironmentRow } from '#projections/environments/environment.row.js';
import { Answer } from '../http/answer.js';
import { ReadModels } from '../http/read-models.js';
import type { EnvironmentView } from './environment.dto.js';
import { environmentView } from './environment.view.js';

export class GetEnvironment extends Query<Answer<EnvironmentView>> {
  constructor(
    readonly environmentId: string,
    readonly after: string | undefined,
  ) {
    super();
  }
}

@QueryHandler(GetEnvironment)
export class GetEnvironmentHandler implements IQueryHandler<GetEnvironment> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ environmentId, after }: GetEnvironment): Promise<Answer<EnvironmentView>> {
    const { row, about } = await this.readModels.one<EnvironmentRow>('environments', environmentId, after);
    return new Answer(environmentView(row), about);
  }
}
