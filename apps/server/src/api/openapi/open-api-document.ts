import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { ProblemDetailsView } from '../http/problem-details.dto.js';
import { introduction } from './introduction.js';
import { withTypeArrays } from './type-arrays.js';

const VERSION = '1.0.0';

/** The API in the form of OpenAPI 3.1, made from the controllers and the fields of their bodies. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Hostler')
    .setVersion(VERSION)
    .setDescription(introduction)
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addServer('/')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key, hst_key_…' }, 'apiKey')
    .addCookieAuth('hostler_session', { type: 'apiKey', in: 'cookie', name: 'hostler_session' }, 'session')
    .build();
  return withTypeArrays(SwaggerModule.createDocument(app, config, { extraModels: [ProblemDetailsView] }));
}
