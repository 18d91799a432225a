import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiCookieAuth, ApiHeader, ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { OperationName } from '../access/policy-table.js';
import { ProblemDetailsView } from './problem-details.dto.js';

export const OPERATION = Symbol('operation');
export const SHOWS_A_CREDENTIAL = Symbol('shows a credential');

type About = {
  readonly summary: string;
  readonly description?: string;
  readonly status?: 200 | 201 | 202 | 204;
  /** The class of the answer's body; none where the answer is described otherwise, or empty. */
  readonly answers?: new () => object;
  /** It changes something, and takes an `Idempotency-Key`. */
  readonly commands?: boolean;
  /** It needs no credential. */
  readonly open?: boolean;
};

/** Names a route: by the name it stands in the policy table, and in the OpenAPI document. */
export function Operation(name: OperationName, about: About): MethodDecorator {
  const { summary, description, status = 200, answers, commands = false, open = false } = about;
  return applyDecorators(
    SetMetadata(OPERATION, name),
    HttpCode(status),
    ApiOperation({ operationId: name, summary, ...(description === undefined ? {} : { description }) }),
    ApiResponse({ status, description: summary, ...(answers === undefined ? {} : { type: answers }) }),
    ApiResponse({ status: 'default', description: 'A problem, by RFC 9457.', content: problemContent }),
    ...(open
      ? []
      : [ApiBearerAuth('apiKey'), ApiCookieAuth('session'), ApiHeader(commands ? idempotencyKeyHeader : afterHeader)]),
  );
}

/** The answer shows a credential: it is never given again, since it is kept nowhere. */
export const ShowsACredential = (): MethodDecorator => SetMetadata(SHOWS_A_CREDENTIAL, true);

const problemContent = {
  'application/problem+json': { schema: { $ref: `#/components/schemas/${ProblemDetailsView.name}` } },
};

const idempotencyKeyHeader = {
  name: 'Idempotency-Key',
  required: false,
  description:
    'The same key gives the same answer for 24 h, and does nothing twice. 1 to 255 visible ASCII characters.',
};

const afterHeader = {
  name: 'Hostler-After',
  required: false,
  description: 'A "Hostler-Position" answered before: the answer shows at least what had happened by then.',
};
