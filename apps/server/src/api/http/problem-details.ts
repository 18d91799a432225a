import { HttpException } from '@nestjs/common';
import type { Json } from '#kernel/message.js';
import { Rejected } from '#kernel/rejected.js';
import type { RejectionCode } from '#domain/rejections.js';
import { rejectionSentences } from '#domain/rejection-sentences.js';
import {
  OutcomeUnknown,
  StoreSealed,
  StoreUnavailable,
  UnfitEvent,
  WrongExpectedRevision,
} from '#event-store/event-store.js';
import { StoreRefused } from '#event-store/kurrentdb/failures.js';
import { isDatabaseAway } from '#event-store/postgres/failures.js';
import { Superseded } from '#runtime/leases.js';
import { UnfitQuery } from '#runtime/unfit-query.js';
import { problemCatalogue, type ProblemCode } from './problem-catalogue.js';
import { invalidRequest, Problem, type FieldError } from './problem.js';

const RETRY_AFTER_SECONDS = '1';
/** A queue that is full has no place after a second either; a client that waits less long tells the person instead. */
const QUEUE_RETRY_AFTER_SECONDS = '60';

/** RFC 9457, as it is answered. */
export type ProblemDetails = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly instance: string;
  readonly errors?: readonly FieldError[];
  readonly [extension: string]: Json | readonly FieldError[] | undefined;
};

export type Refusal = { readonly details: ProblemDetails; readonly headers: Readonly<Record<string, string>> };

/** What the outside is told of an error. What nobody foresaw is told by its id only: the log has the rest. */
export function refusalOf(error: unknown, requestId: string): Refusal {
  if (error instanceof Rejected) return rejected(error as Rejected<RejectionCode>, requestId);
  const { code, more } = error instanceof Problem ? error : problemOf(error);
  const { status, title, detail } = problemCatalogue[code];
  const headers: Record<string, string> = {};
  if (status === 503 || status === 429) headers['Retry-After'] = RETRY_AFTER_SECONDS;
  return {
    details: {
      ...frame(code, title, status, more.detail ?? detail, requestId),
      ...(more.errors === undefined ? {} : { errors: more.errors }),
    },
    headers: { ...headers, ...more.headers },
  };
}

function rejected({ code, details }: Rejected<RejectionCode>, requestId: string): Refusal {
  if (!Object.hasOwn(rejectionSentences, code)) return refusalOf(new Problem('internal-error'), requestId);
  const { title, status, whatToDo } = rejectionSentences[code];
  const sentence = (whatToDo as (details: unknown) => string)(details);
  const headers: Refusal['headers'] = status === 429 ? { 'Retry-After': QUEUE_RETRY_AFTER_SECONDS } : {};
  return { details: { ...details, ...frame(code, title, status, sentence, requestId) }, headers };
}

const frame = (code: string, title: string, status: number, detail: string, requestId: string): ProblemDetails => ({
  type: `urn:hostler:problem:${code}`,
  title,
  status,
  detail,
  code,
  instance: `urn:uuid:${requestId}`,
});

function problemOf(error: unknown): Problem {
  if (error instanceof UnfitEvent) return unfitEvent(error);
  if (error instanceof UnfitQuery)
    return invalidRequest({ pointer: `?${error.field}`, detail: 'is not a usable value' });
  if (error instanceof StoreSealed) return new Problem('store-sealed');
  if (error instanceof StoreRefused) return new Problem('store-refused', { detail: sentence(error) });
  if (isTransient(error)) return new Problem('store-unavailable');
  if (error instanceof HttpException) return new Problem(codeOfStatus(error.getStatus()));
  if (hasCode(error)) return new Problem(fastifyCodes[error.code] ?? codeOfStatus(error.statusCode));
  return new Problem('internal-error');
}

const unfitEvent = ({ reason }: UnfitEvent): Problem => {
  if (reason === 'nul-character' || reason === 'lone-surrogate') return new Problem('unfit-text');
  return new Problem(reason === 'too-many-bytes' ? 'body-too-large' : 'internal-error');
};

/** Nothing is lost: the same request can be sent again. */
const isTransient = (error: unknown): boolean =>
  error instanceof StoreUnavailable ||
  isDatabaseAway(error) ||
  error instanceof OutcomeUnknown ||
  error instanceof Superseded ||
  error instanceof WrongExpectedRevision;

const sentence = ({ message }: Error): string => `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;

const hasCode = (error: unknown): error is { code: string; statusCode: number | undefined } =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('FST_');

const fastifyCodes: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed-json',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed-json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed-json',
  FST_ERR_BAD_URL: 'no-such-route',
  FST_ERR_MAX_PARAM_LENGTH: 'address-too-long',
};

const statusCodes: Readonly<Record<number, ProblemCode>> = {
  400: 'invalid-request',
  401: 'not-signed-in',
  403: 'not-allowed',
  404: 'no-such-route',
  405: 'method-not-allowed',
  406: 'not-acceptable',
  413: 'body-too-large',
  414: 'address-too-long',
  415: 'unsupported-media-type',
  503: 'shutting-down',
};

const codeOfStatus = (status: number | undefined): ProblemCode => statusCodes[status ?? 500] ?? 'internal-error';
