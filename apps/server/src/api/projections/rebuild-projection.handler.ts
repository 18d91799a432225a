import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { API_PARTS, type ApiParts } from '../tokens.js';
import { knownProjection } from './projection-names.js';

export class RebuildProjection extends Command<void> {
  constructor(readonly projection: string) {
    super();
  }
}

@CommandHandler(RebuildProjection)
export class RebuildProjectionHandler implements ICommandHandler<RebuildProjection> {
  constructor(@Inject(API_PARTS) private readonly parts: ApiParts) {}

  async execute({ projection }: RebuildProjection): Promise<void> {
    await this.parts.rebuild(knownProjection(projection));
  }
}
