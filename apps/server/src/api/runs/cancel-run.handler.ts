import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Rejected } from '#kernel/rejected.js';
import { streamOf } from '#domain/streams.js';
import type { RunRow } from '#projections/runs/run.row.js';
import { runs } from '#projections/runs/runs.projection.js';
import type { CommandContext } from '#runtime/handle.js';
import type { Engine } from '../../engine/engine.js';
import { commentReference } from '../../engine/references.js';
import { Answer } from '../http/answer.js';
import { editedBy } from '../http/edited-by.js';
import { ReadModels } from '../http/read-models.js';
import { ENGINE } from '../tokens.js';
import { RunNotebook } from './run-notes.js';
import type { CancelRunRequest, RunView } from './run.dto.js';
import { runView } from './run.view.js';

type OfRun = { readonly environmentId: string; readonly runId: string };

export class CancelRun extends Command<Answer<RunView>> {
  constructor(
    readonly run: OfRun,
    readonly request: CancelRunRequest,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(CancelRun)
export class CancelRunHandler implements ICommandHandler<CancelRun> {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly notebook: RunNotebook,
    private readonly readModels: ReadModels,
  ) {}

  async execute({ run, request, context }: CancelRun): Promise<Answer<RunView>> {
    const [known] = await this.engine.store.read(streamOf('run', run.environmentId, run.runId), 0, 1);
    if (known === undefined) throw new Rejected('run-not-found');
    const commentId = await this.kept(run, request.comment, context);
    const data = { ...run, reason: 'person', requestedBy: context.actor, commentId } as const;
    const handled = await this.engine.execute({ type: 'CancelRun', data }, context);
    const row = await editedBy<RunRow>(this.engine, runs, run.runId, handled);
    return new Answer(runView(row, await this.notebook.notesOn(row, this.readModels.present)), {
      position: handled.position,
    });
  }

  /** What a person wrote can be erased, so it is no part of the log. */
  private async kept(
    { environmentId, runId }: OfRun,
    comment: string | undefined,
    { commandId }: CommandContext,
  ): Promise<string | null> {
    if (comment === undefined || comment.trim() === '') return null;
    const commentId = commentReference(commandId);
    await this.engine.payloads.put(commentId, { environmentId, kind: 'comment', subject: runId }, comment);
    return commentId;
  }
}
