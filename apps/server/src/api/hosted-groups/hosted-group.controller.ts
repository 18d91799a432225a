import { Body, Controller, Delete, Get, Param, Patch, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import type { CommandContext } from '#runtime/handle.js';
import { OF_ENVIRONMENT } from '../http/address.js';
import type { Answer } from '../http/answer.js';
import { AsOfParameter } from '../http/as-of.js';
import { Context, Moment, Seen } from '../http/context.decorator.js';
import { ListParameters } from '../http/list-definition.js';
import type { ListQuery } from '../http/list-query.js';
import { Asked } from '../http/list.decorator.js';
import type { WantedMoment } from '../http/moment.js';
import { Operation } from '../http/operation.decorator.js';
import { PageOf } from '../http/page.dto.js';
import type { Page } from '../http/read-models.js';
import { CreateHostedGroup } from './create-hosted-group.handler.js';
import { DeleteHostedGroup } from './delete-hosted-group.handler.js';
import { EditHostedGroup } from './edit-hosted-group.handler.js';
import { groupAsSeen } from './edited-group.js';
import { GetHostedGroup } from './get-hosted-group.handler.js';
import {
  CreateHostedGroupRequest,
  EditHostedGroupRequest,
  HostedGroupView,
  RestoreHostedGroupRequest,
  UpdateImageRequest,
} from './hosted-group.dto.js';
import { hostedGroupList, ListHostedGroups } from './list-hosted-groups.handler.js';
import { RestoreHostedGroup } from './restore-hosted-group.handler.js';
import { UpdateImage } from './update-image.handler.js';

const IfMatch = (): MethodDecorator =>
  ApiHeader({
    name: 'If-Match',
    required: false,
    description: 'The ETag that you read; a stale one is refused with 412.',
  });

@ApiTags('Hosted groups')
@Controller(`${OF_ENVIRONMENT}/hosted-groups`)
export class HostedGroupController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ListParameters(hostedGroupList)
  @Operation('listHostedGroups', {
    summary: 'List hosted groups, deleted ones included',
    answers: PageOf(HostedGroupView),
  })
  list(
    @Param('environmentId') environmentId: string,
    @Asked(hostedGroupList) asked: ListQuery,
  ): Promise<Answer<Page<HostedGroupView>>> {
    return this.queries.execute(new ListHostedGroups(environmentId, asked));
  }

  @Post()
  @Operation('createHostedGroup', {
    summary: 'Create a hosted group',
    status: 201,
    answers: HostedGroupView,
    commands: true,
  })
  create(
    @Param('environmentId') environmentId: string,
    @Body() request: CreateHostedGroupRequest,
    @Context() context: CommandContext,
  ): Promise<Answer<HostedGroupView>> {
    return this.commands.execute(new CreateHostedGroup(environmentId, request, context));
  }

  @Get(':groupId')
  @AsOfParameter()
  @Operation('getHostedGroup', { summary: 'Show a hosted group', answers: HostedGroupView })
  get(
    @Param('environmentId') environmentId: string,
    @Param('groupId') groupId: string,
    @Moment() moment: WantedMoment,
  ): Promise<Answer<HostedGroupView>> {
    return this.queries.execute(new GetHostedGroup(environmentId, groupId, moment));
  }

  @Patch(':groupId')
  @IfMatch()
  @Operation('editHostedGroup', { summary: 'Edit a hosted group', answers: HostedGroupView, commands: true })
  edit(
    @Param('environmentId') environmentId: string,
    @Param('groupId') groupId: string,
    @Seen() seen: number | undefined,
    @Body() request: EditHostedGroupRequest,
    @Context() context: CommandContext,
  ): Promise<Answer<HostedGroupView>> {
    return this.commands.execute(new EditHostedGroup(groupAsSeen(environmentId, groupId, seen), request, context));
  }

  @Delete(':groupId')
  @IfMatch()
  @Operation('deleteHostedGroup', {
    summary: 'Delete a hosted group',
    description:
      'Its waiting runs are cancelled, its running ones finish, then its bots go; until then it is "deleting".',
    answers: HostedGroupView,
    commands: true,
  })
  delete(
    @Param('environmentId') environmentId: string,
    @Param('groupId') groupId: string,
    @Seen() seen: number | undefined,
    @Context() context: CommandContext,
  ): Promise<Answer<HostedGroupView>> {
    return this.commands.execute(new DeleteHostedGroup(groupAsSeen(environmentId, groupId, seen), context));
  }

  @Post(':groupId/image')
  @IfMatch()
  @Operation('updateImage', {
    summary: 'Give a group another image',
    description: 'New bots use it at once; idle ones are replaced at once, busy ones after their run.',
    answers: HostedGroupView,
    commands: true,
  })
  updateImage(
    @Param('environmentId') environmentId: string,
    @Param('groupId') groupId: string,
    @Seen() seen: number | undefined,
    @Body() request: UpdateImageRequest,
    @Context() context: CommandContext,
  ): Promise<Answer<HostedGroupView>> {
    return this.commands.execute(new UpdateImage(groupAsSeen(environmentId, groupId, seen), request, context));
  }

  @Post(':groupId/restore')
  @IfMatch()
  @Operation('restoreHostedGroup', { summary: 'Restore a deleted group', answers: HostedGroupView, commands: true })
  restore(
    @Param('environmentId') environmentId: string,
    @Param('groupId') groupId: string,
    @Seen() seen: number | undefined,
    @Body() request: RestoreHostedGroupRequest,
    @Context() context: CommandContext,
  ): Promise<Answer<HostedGroupView>> {
    return this.commands.execute(new RestoreHostedGroup(groupAsSeen(environmentId, groupId, seen), request, context));
  }
}
