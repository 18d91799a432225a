import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import type { Engine } from '../engine/engine.js';
import { DashboardModule } from '../dashboard/dashboard.module.js';
import { AccessGuard } from './access/access.guard.js';
import { AccessModule } from './access/access.module.js';
import { PolicyCheck } from './access/policy-check.js';
import { ApiKeyModule } from './api-keys/api-key.module.js';
import { AuditModule } from './audit/audit.module.js';
import { BotModule } from './bots/bot.module.js';
import { ChangeModule } from './changes/change.module.js';
import { ConnectionModule } from './connections/connection.module.js';
import { EnvironmentModule } from './environments/environment.module.js';
import { FlowModule } from './flows/flow.module.js';
import { HealthModule } from './health/health.module.js';
import { HostedGroupModule } from './hosted-groups/hosted-group.module.js';
import { AllowedMethods } from './http/allowed-methods.js';
import { AnswerInterceptor } from './http/answer.interceptor.js';
import { BodyPipe } from './http/body.pipe.js';
import { IdempotencyInterceptor } from './http/idempotency.interceptor.js';
import { PresentOnlyGuard } from './http/present-only.guard.js';
import { ProblemDetailsFilter } from './http/problem-details.filter.js';
import { ImageModule } from './images/image.module.js';
import { DocumentationModule } from './openapi/documentation.module.js';
import { PartsModule } from './parts.module.js';
import { PeopleModule } from './people/people.module.js';
import { ProjectionModule } from './projections/projection.module.js';
import { ProvisioningErrorModule } from './provisioning-errors/provisioning-error.module.js';
import { QueueModule } from './queue/queue.module.js';
import { RunModule } from './runs/run.module.js';
import { ScalingModule } from './scaling/scaling.module.js';
import { ScalingPreviewModule } from './scaling-preview/scaling-preview.module.js';
import { SecretModule } from './secrets/secret.module.js';
import { SeriesModule } from './series/series.module.js';
import { SessionModule } from './session/session.module.js';
import type { ApiParts } from './tokens.js';

const nouns = [
  SessionModule,
  ApiKeyModule,
  EnvironmentModule,
  SecretModule,
  HostedGroupModule,
  ImageModule,
  FlowModule,
  ConnectionModule,
  RunModule,
  QueueModule,
  BotModule,
  ProvisioningErrorModule,
  ScalingModule,
  AuditModule,
  PeopleModule,
  ChangeModule,
  ProjectionModule,
  HealthModule,
  SeriesModule,
  ScalingPreviewModule,
  DashboardModule,
  DocumentationModule,
];

/** The whole API: one module a noun, and what every request passes on its way. */
@Module({})
export class ApiModule {
  static with(
    engine: Engine,
    parts: ApiParts,
    allowedMethods: AllowedMethods,
    modules: readonly (Type | DynamicModule)[],
  ): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        CqrsModule.forRoot(),
        DiscoveryModule,
        PartsModule.with(engine, parts),
        AccessModule,
        ...nouns,
        ...modules,
      ],
      providers: [
        { provide: AllowedMethods, useValue: allowedMethods },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_GUARD, useClass: PresentOnlyGuard },
        { provide: APP_PIPE, useClass: BodyPipe },
        { provide: APP_INTERCEPTOR, useClass: AnswerInterceptor },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
        { provide: APP_FILTER, useClass: ProblemDetailsFilter },
        PolicyCheck,
      ],
    };
  }
}
