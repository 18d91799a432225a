import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandContext } from '#runtime/handle.js';
import type { Engine } from '../../engine/engine.js';
import type { Answer } from '../http/answer.js';
import { ENGINE } from '../tokens.js';
import { editedGroup, type GroupAsSeen } from './edited-group.js';
import type { HostedGroupView } from './hosted-group.dto.js';

export class DeleteHostedGroup extends Command<Answer<HostedGroupView>> {
  constructor(
    readonly group: GroupAsSeen,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(DeleteHostedGroup)
export class DeleteHostedGroupHandler implements ICommandHandler<DeleteHostedGroup> {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  async execute({ group, context }: DeleteHostedGroup): Promise<Answer<HostedGroupView>> {
    const handled = await this.engine.execute({ type: 'DeleteHostedGroup', data: group }, context);
    return editedGroup(this.engine, group.groupId, handled);
  }
}
