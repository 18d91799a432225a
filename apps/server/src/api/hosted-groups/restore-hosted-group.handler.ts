import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandContext } from '#runtime/handle.js';
import type { Engine } from '../../engine/engine.js';
import type { Answer } from '../http/answer.js';
import { ENGINE } from '../tokens.js';
import { editedGroup, type GroupAsSeen } from './edited-group.js';
import type { RestoreHostedGroupRequest, HostedGroupView } from './hosted-group.dto.js';

export class RestoreHostedGroup extends Command<Answer<HostedGroupView>> {
  constructor(
    readonly group: GroupAsSeen,
    readonly request: RestoreHostedGroupRequest,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(RestoreHostedGroup)
export class RestoreHostedGroupHandler implements ICommandHandler<RestoreHostedGroup> {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  async execute({ group, request, context }: RestoreHostedGroup): Promise<Answer<HostedGroupView>> {
    const handled = await this.engine.execute({ type: 'RestoreHostedGroup', data: { ...group, ...request } }, context);
    return editedGroup(this.engine, group.groupId, handled);
  }
}
