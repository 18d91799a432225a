import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Engine } from '../engine/engine.js';
import { ApiModule } from './api.module.js';
import { AllowedMethods } from './http/allowed-methods.js';
import { digestKeyFrom } from './http/digest-key.js';
import { fastifyAdapter } from './http/fastify-adapter.js';
import { nestLog } from './http/nest-log.js';
import { observeRequests } from './http/observe-requests.js';
import { secureHeaders } from './http/secure-headers.js';
import { counting } from './health/counted-commands.js';
import { Metrics } from './health/metrics.js';
import { Documentation } from './openapi/documentation.js';
import { openApiDocument } from './openapi/open-api-document.js';
import type { ApiSettings } from './tokens.js';

/** The API of one server, ready to listen. Other modules (the door for bots) bring their own guards. */
export async function createApi(
  engine: Engine,
  settings: ApiSettings,
  modules: readonly (Type | DynamicModule)[] = [],
): Promise<NestFastifyApplication> {
  const metrics = new Metrics(engine);
  const parts = { ...settings, metrics, digestKey: await digestKeyFrom(engine.secrets) };
  const allowedMethods = new AllowedMethods();
  const adapter = fastifyAdapter(allowedMethods, settings.trustedProxies);
  const app = await NestFactory.create<NestFastifyApplication>(
    ApiModule.with(counting(engine, metrics), parts, allowedMethods, modules),
    adapter,
    { logger: nestLog(settings.logger), abortOnError: false, bodyParser: false, return503OnClosing: false },
  );
  observeRequests(adapter.getInstance(), settings.logger, metrics);
  secureHeaders(app, settings.publicUrl);
  app.get(Documentation).show(openApiDocument(app));
  await app.init();
  await adapter.getInstance().ready();
  return app;
}
