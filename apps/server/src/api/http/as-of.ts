import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import type { Position } from '#kernel/message.js';
import { invalidRequest } from './problem.js';
import { positionFrom } from './position-header.js';
import { timeFrom } from './time-text.js';

export const SHOWS_THE_PAST = Symbol('shows the past');

/** Says that an operation can be asked as of a moment (U1), and documents how. */
export const AsOfParameter = (): MethodDecorator =>
  applyDecorators(
    SetMetadata(SHOWS_THE_PAST, true),
    ApiQuery({
      name: 'asOf',
      required: false,
      schema: { type: 'string' },
      example: '2026-01-31T08:15:00Z',
      description:
        'As it was then: a time that has passed, or a "Hostler-Position". The answer says the moment in "Hostler-As-Of" and ' +
        '"Hostler-Position", and names in "Hostler-As-Of-Today" what it can only show as it is now.',
    }),
  );

/** What `?asOf=` names. No installation's id begins as a date does. */
export function asOfFrom(text: string, logId: string): { readonly time: number } | { readonly position: Position } {
  const isTime = /^\d{4}-\d\d-\d\d/.test(text);
  if (!isTime && !text.includes('.'))
    throw invalidRequest({
      pointer: '?asOf',
      detail: 'must be a time such as 2026-01-31T08:15:00Z, or a "Hostler-Position" as it was answered',
    });
  return isTime ? { time: timeFrom('asOf', text) } : { position: positionFrom(text, logId, '?asOf') };
}
