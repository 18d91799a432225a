import { Module } from '@nestjs/common';
import { ListScalingDecisionsHandler } from './list-scaling-decisions.handler.js';
import { ScalingController } from './scaling.controller.js';

@Module({ controllers: [ScalingController], providers: [ListScalingDecisionsHandler] })
export class ScalingModule {}
