import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { deriveId } from '#kernel/ids.js';
import type { Message } from '#kernel/message.js';
import type { EnvironmentRow } from '#projections/environments/environment.row.js';
import { environments } from '#projections/environments/environments.projection.js';
import type { CommandContext, Handled } from '#runtime/handle.js';
import type { HostlerCommand } from '#domain/all.commands.js';
import type { Engine } from '../../engine/engine.js';
import { Answer } from '../http/answer.js';
import { editedBy } from '../http/edited-by.js';
import { invalidRequest } from '../http/problem.js';
import { ENGINE } from '../tokens.js';
import type { ChangeEnvironmentRequest, EnvironmentView } from './environment.dto.js';
import { environmentView } from './environment.view.js';
import { policyChanges } from './policy-changes.js';

export class ChangeEnvironment extends Command<Answer<EnvironmentView>> {
  constructor(
    readonly environmentId: string,
    readonly request: ChangeEnvironmentRequest,
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** Each change is a command of its own; all are checked before the first is carried out. */
@CommandHandler(ChangeEnvironment)
export class ChangeEnvironmentHandler implements ICommandHandler<ChangeEnvironment> {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  async execute({ environmentId, request, context }: ChangeEnvironment): Promise<Answer<EnvironmentView>> {
    const commands: HostlerCommand[] = policyChanges(environmentId, request.policies ?? {});
    if (request.addOns !== undefined)
      commands.unshift({ type: 'AssignAddOns', data: { environmentId, count: request.addOns } });
    const [first, ...rest] = commands;
    if (first === undefined)
      throw invalidRequest({ pointer: '', detail: 'must have addOns, or at least one of policies' });
    let last = await this.carryOut(first, context);
    const events = [...last.events];
    for (const command of rest) {
      const done = await this.carryOut(command, context);
      events.push(...done.events);
      if ((done.position ?? '') > (last.position ?? '')) last = done;
    }
    const row = await editedBy<EnvironmentRow>(this.engine, environments, environmentId, { ...last, events });
    return new Answer(environmentView(row, this.engine), { position: last.position });
  }

  private carryOut(command: HostlerCommand, context: CommandContext): Promise<Handled<Message>> {
    const commandId = deriveId('part', context.commandId, JSON.stringify(command));
    return this.engine.execute(command, { ...context, commandId, causationId: context.commandId });
  }
}
