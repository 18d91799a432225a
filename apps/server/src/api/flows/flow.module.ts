import { Module } from '@nestjs/common';
import { CreateFlowHandler } from './create-flow.handler.js';
import { FlowController } from './flow.controller.js';
import { GetFlowHandler } from './get-flow.handler.js';
import { InputsCheck } from './inputs-check.js';
import { ListFlowVersionsHandler } from './list-flow-versions.handler.js';
import { ListFlowsHandler } from './list-flows.handler.js';
import { PublishFlowVersionHandler } from './publish-flow-version.handler.js';

@Module({
  controllers: [FlowController],
  providers: [
    ListFlowsHandler,
    GetFlowHandler,
    ListFlowVersionsHandler,
    CreateFlowHandler,
    PublishFlowVersionHandler,
    InputsCheck,
  ],
  exports: [InputsCheck],
})
export class FlowModule {}
