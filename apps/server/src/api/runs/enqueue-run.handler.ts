import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { deriveId } from '#kernel/ids.js';
import type { Json, Message } from '#kernel/message.js';
import { Rejected } from '#kernel/rejected.js';
import { streamOf } from '#domain/streams.js';
import type { RunRow } from '#projections/runs/run.row.js';
import { runs } from '#projections/runs/runs.projection.js';
import type { CommandContext, Handled } from '#runtime/handle.js';
import type { Engine } from '../../engine/engine.js';
import { InputsCheck } from '../flows/inputs-check.js';
import { addressOf } from '../http/address.js';
import { Answer } from '../http/answer.js';
import { madeBy } from '../http/made-by.js';
import { ENGINE } from '../tokens.js';
import { RunInputs } from './run-inputs.js';
import { RunTargets } from './run-target.js';
import type { EnqueueRunRequest, RunView } from './run.dto.js';
import { runView } from './run.view.js';

export class EnqueueRun extends Command<Answer<RunView>> {
  constructor(
    readonly environmentId: string,
    readonly request: EnqueueRunRequest,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(EnqueueRun)
export class EnqueueRunHandler implements ICommandHandler<EnqueueRun> {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly targets: RunTargets,
    private readonly inputsCheck: InputsCheck,
    private readonly inputs: RunInputs,
  ) {}

  async execute({ environmentId, request, context }: EnqueueRun): Promise<Answer<RunView>> {
    const runId = deriveId('run', context.commandId);
    const handled = await this.enqueue({ environmentId, runId }, request, context);
    const row = await madeBy<RunRow>(this.engine, runs, streamOf('run', environmentId, runId), runId, handled);
    const location = addressOf(environmentId, 'runs', runId);
    const names = await this.targets.namesOf(environmentId, row);
    return new Answer(runView(row, names), { position: handled.position, location });
  }

  private async enqueue(
    ofRun: { readonly environmentId: string; readonly runId: string },
    request: EnqueueRunRequest,
    context: CommandContext,
  ): Promise<Handled<Message>> {
    const { environmentId } = ofRun;
    const { flowId, mode = 'unattended', priority = 'normal', correlationId: correlationKey = null } = request;
    const target = await this.targets.targetOf(environmentId, request);
    const flowVersion = request.flowVersion ?? (await this.targets.latestVersion(environmentId, flowId));
    const inputs = request.inputs as Json | undefined;
    this.inputs.refuseTooLarge(inputs);
    await this.inputsCheck.check({ environmentId, flowId, version: flowVersion }, inputs ?? {});
    const kept = await this.inputs.keep(ofRun, context.commandId, inputs);
    const data = {
      ...ofRun,
      ...target,
      flowId,
      flowVersion,
      mode,
      priority,
      ...kept,
      correlationKey,
      callerId: context.actor,
    };
    try {
      return await this.engine.execute({ type: 'EnqueueRun', data }, context);
    } catch (error) {
      if (error instanceof Rejected && kept.inputsId !== null) await this.inputs.forget(ofRun);
      throw error;
    }
  }
}
