import { Module } from '@nestjs/common';
import { GetImageHandler } from './get-image.handler.js';
import { ImageChoice } from './image-choice.js';
import { ImageController } from './image.controller.js';
import { ListImagesHandler } from './list-images.handler.js';
import { PublishImageVersionHandler } from './publish-image-version.handler.js';
import { RegisterImageHandler } from './register-image.handler.js';

@Module({
  controllers: [ImageController],
  providers: [ListImagesHandler, GetImageHandler, RegisterImageHandler, PublishImageVersionHandler, ImageChoice],
  exports: [ImageChoice],
})
export class ImageModule {}
