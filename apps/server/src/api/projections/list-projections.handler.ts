import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Engine } from '../../engine/engine.js';
import { folded } from '../../engine/tables.js';
import { ENGINE } from '../tokens.js';
import type { ProjectionsView } from './projection.dto.js';

export class ListProjections extends Query<ProjectionsView> {}

@QueryHandler(ListProjections)
export class ListProjectionsHandler implements IQueryHandler<ListProjections> {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  async execute(): Promise<ProjectionsView> {
    const [lags, parked] = await Promise.all([this.engine.lag(), this.engine.rows.parked()]);
    return {
      items: folded.map(({ kind, table: { name, version } }) => {
        const lag = lags.find(({ runner }) => runner === name);
        return {
          name,
          kind,
          version,
          position: lag?.position ?? null,
          lagMs: lag?.lagMs ?? 0,
          atHead: lag?.atHead ?? false,
          parked: parked.filter(({ runner }) => runner === name).length,
        };
      }),
    };
  }
}
