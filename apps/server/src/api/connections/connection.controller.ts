import { Body, Controller, Delete, Get, Param, Patch, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandContext } from '#runtime/handle.js';
import { OF_ENVIRONMENT } from '../http/address.js';
import type { Answer } from '../http/answer.js';
import { AsOfParameter } from '../http/as-of.js';
import { Context, Moment } from '../http/context.decorator.js';
import { ListParameters } from '../http/list-definition.js';
import type { ListQuery } from '../http/list-query.js';
import { Asked } from '../http/list.decorator.js';
import type { WantedMoment } from '../http/moment.js';
import { Operation } from '../http/operation.decorator.js';
import { PageOf } from '../http/page.dto.js';
import type { Page } from '../http/read-models.js';
import { ConnectionView, CreateConnectionRequest, EditConnectionRequest } from './connection.dto.js';
import { CreateConnection } from './create-connection.handler.js';
import { DeleteConnection } from './delete-connection.handler.js';
import { EditConnection } from './edit-connection.handler.js';
import { GetConnection } from './get-connection.handler.js';
import { connectionList, ListConnections } from './list-connections.handler.js';

@ApiTags('Connections')
@Controller(`${OF_ENVIRONMENT}/connections`)
export class ConnectionController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ListParameters(connectionList)
  @Operation('listConnections', { summary: 'List connections', answers: PageOf(ConnectionView) })
  list(
    @Param('environmentId') environmentId: string,
    @Asked(connectionList) asked: ListQuery,
  ): Promise<Answer<Page<ConnectionView>>> {
    return this.queries.execute(new ListConnections(environmentId, asked));
  }

  @Post()
  @Operation('createConnection', {
    summary: 'Create a connection: by which account flows run on a group',
    status: 201,
    answers: ConnectionView,
    commands: true,
  })
  create(
    @Param('environmentId') environmentId: string,
    @Body() request: CreateConnectionRequest,
    @Context() context: CommandContext,
  ): Promise<Answer<ConnectionView>> {
    return this.commands.execute(new CreateConnection(environmentId, request, context));
  }

  @Get(':connectionId')
  @AsOfParameter()
  @Operation('getConnection', { summary: 'Show a connection', answers: ConnectionView })
  get(
    @Param('environmentId') environmentId: string,
    @Param('connectionId') connectionId: string,
    @Moment() moment: WantedMoment,
  ): Promise<Answer<ConnectionView>> {
    return this.queries.execute(new GetConnection(environmentId, connectionId, moment));
  }

  @Patch(':connectionId')
  @Operation('editConnection', {
    summary: 'Give a connection another name, or another credential: runs use it from their next start on',
    answers: ConnectionView,
    commands: true,
  })
  edit(
    @Param('environmentId') environmentId: string,
    @Param('connectionId') connectionId: string,
    @Body() request: EditConnectionRequest,
    @Context() context: CommandContext,
  ): Promise<Answer<ConnectionView>> {
    return this.commands.execute(new EditConnection({ environmentId, connectionId }, request, context));
  }

  @Delete(':connectionId')
  @Operation('deleteConnection', {
    summary: 'Delete a connection; runs that wait by it are cancelled, running ones finish',
    status: 204,
    commands: true,
  })
  delete(
    @Param('environmentId') environmentId: string,
    @Param('connectionId') connectionId: string,
    @Context() context: CommandContext,
  ): Promise<Answer<undefined>> {
    return this.commands.execute(new DeleteConnection(environmentId, connectionId, context));
  }
}
