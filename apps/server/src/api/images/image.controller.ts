import { Body, Controller, Get, Param, Post } from '@nestjs/common';
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
import { GetImage } from './get-image.handler.js';
import { ImageView, RegisterImageRequest } from './image.dto.js';
import { imageList, ListImages } from './list-images.handler.js';
import { PublishImageVersion } from './publish-image-version.handler.js';
import { RegisterImage } from './register-image.handler.js';

@ApiTags('Images')
@Controller(`${OF_ENVIRONMENT}/images`)
export class ImageController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ListParameters(imageList)
  @Operation('listImages', { summary: 'List images', answers: PageOf(ImageView) })
  list(
    @Param('environmentId') environmentId: string,
    @Asked(imageList) asked: ListQuery,
  ): Promise<Answer<Page<ImageView>>> {
    return this.queries.execute(new ListImages(environmentId, asked));
  }

  @Post()
  @Operation('registerImage', { summary: 'Register an image', status: 201, answers: ImageView, commands: true })
  register(
    @Param('environmentId') environmentId: string,
    @Body() request: RegisterImageRequest,
    @Context() context: CommandContext,
  ): Promise<Answer<ImageView>> {
    return this.commands.execute(new RegisterImage(environmentId, request, context));
  }

  @Get(':imageId')
  @AsOfParameter()
  @Operation('getImage', { summary: 'Show an image', answers: ImageView })
  get(
    @Param('environmentId') environmentId: string,
    @Param('imageId') imageId: string,
    @Moment() moment: WantedMoment,
  ): Promise<Answer<ImageView>> {
    return this.queries.execute(new GetImage(environmentId, imageId, moment));
  }

  @Post(':imageId/versions')
  @Operation('publishImageVersion', {
    summary: 'Publish a new version',
    status: 201,
    answers: ImageView,
    commands: true,
  })
  publish(
    @Param('environmentId') environmentId: string,
    @Param('imageId') imageId: string,
    @Context() context: CommandContext,
  ): Promise<Answer<ImageView>> {
    return this.commands.execute(new PublishImageVersion(environmentId, imageId, context));
  }
}
