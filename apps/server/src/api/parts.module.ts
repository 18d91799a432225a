import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Engine } from '../engine/engine.js';
import { Idempotency } from './http/idempotency.js';
import { LiveStreams } from './http/live-streams.js';
import { PastMoments } from './http/past-moments.js';
import { ReadModels } from './http/read-models.js';
import { API_PARTS, ENGINE, type ApiParts } from './tokens.js';

/** What every noun works with. */
@Global()
@Module({})
export class PartsModule {
  static with(engine: Engine, parts: ApiParts): DynamicModule {
    const shared = [ReadModels, PastMoments, Idempotency, LiveStreams];
    return {
      module: PartsModule,
      providers: [{ provide: ENGINE, useValue: engine }, { provide: API_PARTS, useValue: parts }, ...shared],
      exports: [ENGINE, API_PARTS, ...shared],
    };
  }
}
