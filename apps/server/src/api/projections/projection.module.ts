import { Module } from '@nestjs/common';
import { CompareProjectionHandler } from './compare-projection.handler.js';
import { ListParkedHandler } from './list-parked.handler.js';
import { ListProjectionsHandler } from './list-projections.handler.js';
import { ProjectionController } from './projection.controller.js';
import { RebuildProjectionHandler } from './rebuild-projection.handler.js';
import { RetryParkedHandler } from './retry-parked.handler.js';
import { SkipParkedHandler } from './skip-parked.handler.js';

@Module({
  controllers: [ProjectionController],
  providers: [
    ListProjectionsHandler,
    CompareProjectionHandler,
    RebuildProjectionHandler,
    ListParkedHandler,
    RetryParkedHandler,
    SkipParkedHandler,
  ],
})
export class ProjectionModule {}
