import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { OF_ENVIRONMENT } from '../http/address.js';
import type { Answer } from '../http/answer.js';
import { ListParameters } from '../http/list-definition.js';
import type { ListQuery } from '../http/list-query.js';
import { Asked } from '../http/list.decorator.js';
import { Operation } from '../http/operation.decorator.js';
import { PageOf } from '../http/page.dto.js';
import type { Page } from '../http/read-models.js';
import { provisioningErrorList, ListProvisioningErrors } from './list-provisioning-errors.handler.js';
import { ProvisioningErrorView } from './provisioning-error.dto.js';

@ApiTags('Bots')
@Controller(`${OF_ENVIRONMENT}/provisioning-errors`)
export class ProvisioningErrorController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ListParameters(provisioningErrorList)
  @Operation('listProvisioningErrors', {
    summary: 'List provisioning errors, with cause and remedy',
    answers: PageOf(ProvisioningErrorView),
  })
  list(
    @Param('environmentId') environmentId: string,
    @Asked(provisioningErrorList) asked: ListQuery,
  ): Promise<Answer<Page<ProvisioningErrorView>>> {
    return this.queries.execute(new ListProvisioningErrors(environmentId, asked));
  }
}
