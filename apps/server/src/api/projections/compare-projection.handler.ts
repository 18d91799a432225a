import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { API_PARTS, type ApiParts } from '../tokens.js';
import type { ComparisonView } from './projection.dto.js';
import { knownFold } from './projection-names.js';

export class CompareProjection extends Query<ComparisonView> {
  constructor(readonly projection: string) {
    super();
  }
}

@QueryHandler(CompareProjection)
export class CompareProjectionHandler implements IQueryHandler<CompareProjection> {
  constructor(@Inject(API_PARTS) private readonly parts: ApiParts) {}

  async execute({ projection }: CompareProjection): Promise<ComparisonView> {
    const comparison = await this.parts.compare(knownFold(projection));
    return { ...comparison, position: comparison.position ?? null, differences: [...comparison.differences] };
  }
}
