import { Module } from '@nestjs/common';
import { FlowModule } from '../flows/flow.module.js';
import { CancelRunHandler } from './cancel-run.handler.js';
import { EnqueueRunHandler } from './enqueue-run.handler.js';
import { GetRunEventsHandler } from './get-run-events.handler.js';
import { GetRunHandler } from './get-run.handler.js';
import { GetRunLogHandler } from './get-run-log.handler.js';
import { GetRunPayloadHandler } from './get-run-payload.handler.js';
import { ListRunsHandler } from './list-runs.handler.js';
import { RunInputs } from './run-inputs.js';
import { RunNotebook } from './run-notes.js';
import { RunRecordController } from './run-record.controller.js';
import { RunTargets } from './run-target.js';
import { RunController } from './run.controller.js';

@Module({
  imports: [FlowModule],
  controllers: [RunController, RunRecordController],
  providers: [
    ListRunsHandler,
    GetRunHandler,
    GetRunPayloadHandler,
    GetRunLogHandler,
    GetRunEventsHandler,
    EnqueueRunHandler,
    CancelRunHandler,
    RunTargets,
    RunInputs,
    RunNotebook,
  ],
})
export class RunModule {}
