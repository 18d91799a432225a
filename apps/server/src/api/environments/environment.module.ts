import { Module } from '@nestjs/common';
import { ChangeEnvironmentHandler } from './change-environment.handler.js';
import { EnvironmentController } from './environment.controller.js';
import { GetEnvironmentHandler } from './get-environment.handler.js';
import { ListEnvironmentsHandler } from './list-environments.handler.js';

@Module({
  controllers: [EnvironmentController],
  providers: [ListEnvironmentsHandler, GetEnvironmentHandler, ChangeEnvironmentHandler],
})
export class EnvironmentModule {}
