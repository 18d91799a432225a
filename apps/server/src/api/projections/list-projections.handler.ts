import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { projections } from '#projections/all.js';
import type { Engine } from '../../engine/engine.js';
import { ENGINE } from '../tokens.js';
import type { ProjectionsView } from './projection.dto.js';

export class ListProjections extends Query<ProjectionsView> {}

@QueryHandler(ListProjections)
export class ListProjectionsHandler implements IQueryHandler<ListProjections> {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  async execute(): Promise<ProjectionsView> {
    const [lags, parked] = await Promise.all([this.engine.lag(), this.engine.rows.parked()]);
    return {
      items: projections.map(({ name, version }) => {
        const lag = lags.find(({ runner }) => runner === name);
        return {
          name,
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
