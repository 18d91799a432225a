import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandContext } from '#runtime/handle.js';
import type { Engine } from '../../engine/engine.js';
import type { Answer } from '../http/answer.js';
import { invalidRequest } from '../http/problem.js';
import { ENGINE } from '../tokens.js';
import { editedGroup, type GroupAsSeen } from './edited-group.js';
import type { EditHostedGroupRequest, HostedGroupView } from './hosted-group.dto.js';

export class EditHostedGroup extends Command<Answer<HostedGroupView>> {
  constructor(
    readonly group: GroupAsSeen,
    readonly request: EditHostedGroupRequest,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(EditHostedGroup)
export class EditHostedGroupHandler implements ICommandHandler<EditHostedGroup> {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  async execute({ group, request, context }: EditHostedGroup): Promise<Answer<HostedGroupView>> {
    if (Object.values(request).every((value) => value === undefined))
      throw invalidRequest({ pointer: '', detail: 'must have at least one field that is to change' });
    const handled = await this.engine.execute({ type: 'EditHostedGroup', data: { ...group, ...request } }, context);
    return editedGroup(this.engine, group.groupId, handled);
  }
}
