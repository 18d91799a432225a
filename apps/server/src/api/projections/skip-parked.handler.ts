import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandContext } from '#runtime/handle.js';
import type { Engine } from '../../engine/engine.js';
import { foldNamed } from '../../engine/tables.js';
import { Answer } from '../http/answer.js';
import { Problem } from '../http/problem.js';
import { API_PARTS, ENGINE, type ApiParts } from '../tokens.js';

export class SkipParked extends Command<Answer<undefined>> {
  constructor(
    readonly runner: string,
    readonly key: string,
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** I12: records that a row goes on without the event that it stopped at, which every rebuild honours, and takes the row up again. */
@CommandHandler(SkipParked)
export class SkipParkedHandler implements ICommandHandler<SkipParked> {
  constructor(
    @Inject(ENGINE) private readonly engine: Pick<Engine, 'rows' | 'execute'>,
    @Inject(API_PARTS) private readonly parts: ApiParts,
  ) {}

  async execute({ runner, key, context }: SkipParked): Promise<Answer<undefined>> {
    const parked = (await this.engine.rows.parked()).find((row) => row.runner === runner && row.key === key);
    if (parked === undefined) throw new Problem('not-found');
    const { eventId, position } = parked;
    if (eventId === '') throw new Problem('no-event-to-skip');
    const data = { runner, version: foldNamed(runner).table.version, key, eventId, position };
    const skipped = await this.engine.execute({ type: 'SkipPoisonEvent', data }, context);
    await this.parts.takeUp(runner, key);
    return new Answer(undefined, { position: skipped.position });
  }
}
