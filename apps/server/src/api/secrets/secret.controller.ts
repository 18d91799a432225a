import { Body, Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandContext } from '#runtime/handle.js';
import { OF_ENVIRONMENT } from '../http/address.js';
import type { Answer } from '../http/answer.js';
import { Context } from '../http/context.decorator.js';
import { ListParameters } from '../http/list-definition.js';
import type { ListQuery } from '../http/list-query.js';
import { Asked } from '../http/list.decorator.js';
import { Operation } from '../http/operation.decorator.js';
import { PageOf } from '../http/page.dto.js';
import type { Page } from '../http/read-models.js';
import { ListSecrets, secretList } from './list-secrets.handler.js';
import { RemoveSecret } from './remove-secret.handler.js';
import { SecretView, SetSecretRequest } from './secret.dto.js';
import { SetSecret } from './set-secret.handler.js';

@ApiTags('Secrets')
@Controller(`${OF_ENVIRONMENT}/secrets`)
export class SecretController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ListParameters(secretList)
  @Operation('listSecrets', {
    summary: 'List the names of secrets; values are never shown',
    answers: PageOf(SecretView),
  })
  list(
    @Param('environmentId') environmentId: string,
    @Asked(secretList) asked: ListQuery,
  ): Promise<Answer<Page<SecretView>>> {
    return this.queries.execute(new ListSecrets(environmentId, asked));
  }

  @Put(':name')
  @Operation('setSecret', { summary: 'Give a secret its value', status: 204, commands: true })
  set(
    @Param('environmentId') environmentId: string,
    @Param('name') name: string,
    @Body() { value }: SetSecretRequest,
    @Context() context: CommandContext,
  ): Promise<Answer<undefined>> {
    return this.commands.execute(new SetSecret(environmentId, { name, value }, context));
  }

  @Delete(':name')
  @Operation('removeSecret', { summary: 'Remove a secret', status: 204, commands: true })
  remove(
    @Param('environmentId') environmentId: string,
    @Param('name') name: string,
    @Context() context: CommandContext,
  ): Promise<Answer<undefined>> {
    return this.commands.execute(new RemoveSecret(environmentId, name, context));
  }
}
