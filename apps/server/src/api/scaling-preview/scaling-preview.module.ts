import { Module } from '@nestjs/common';
import { PreviewScalingHandler } from './preview-scaling.handler.js';
import { ScalingPreviewController } from './scaling-preview.controller.js';

@Module({ controllers: [ScalingPreviewController], providers: [PreviewScalingHandler] })
export class ScalingPreviewModule {}
