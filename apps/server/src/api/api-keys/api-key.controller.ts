import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandContext } from '#runtime/handle.js';
import { V1 } from '../http/address.js';
import type { Answer } from '../http/answer.js';
import { Context } from '../http/context.decorator.js';
import { ListParameters } from '../http/list-definition.js';
import type { ListQuery } from '../http/list-query.js';
import { Asked } from '../http/list.decorator.js';
import { Operation, ShowsACredential } from '../http/operation.decorator.js';
import { PageOf } from '../http/page.dto.js';
import type { Page } from '../http/read-models.js';
import { ApiKeyView, IssueApiKeyRequest, IssuedApiKeyView } from './api-key.dto.js';
import { IssueKey } from './issue-api-key.handler.js';
import { apiKeyList, ListApiKeys } from './list-api-keys.handler.js';
import { RevokeKey } from './revoke-api-key.handler.js';

@ApiTags('API keys')
@Controller(`${V1}/api-keys`)
export class ApiKeyController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ListParameters(apiKeyList)
  @Operation('listApiKeys', { summary: 'List API keys, revoked ones included', answers: PageOf(ApiKeyView) })
  list(@Asked(apiKeyList) asked: ListQuery): Promise<Answer<Page<ApiKeyView>>> {
    return this.queries.execute(new ListApiKeys(asked));
  }

  @Post()
  @ShowsACredential()
  @Operation('issueApiKey', {
    summary: 'Issue an API key; it is shown once',
    status: 201,
    answers: IssuedApiKeyView,
    commands: true,
  })
  issue(@Body() request: IssueApiKeyRequest, @Context() context: CommandContext): Promise<Answer<IssuedApiKeyView>> {
    return this.commands.execute(new IssueKey(request, context));
  }

  @Delete(':keyId')
  @Operation('revokeApiKey', {
    summary: 'Revoke an API key; it stops working within seconds',
    status: 204,
    commands: true,
  })
  revoke(@Param('keyId') keyId: string, @Context() context: CommandContext): Promise<Answer<undefined>> {
    return this.commands.execute(new RevokeKey(keyId, context));
  }
}
