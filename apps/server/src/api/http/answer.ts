import type { Position } from '#kernel/message.js';
import { isoTime } from './iso-time.js';
import { positionText } from './position-header.js';

/** What a handler answers: the body, and what the headers say about it. */
export class Answer<Body = unknown> {
  constructor(
    readonly body: Body,
    readonly about: {
      /** Of the last event of a command, or up to where a read model had come. */
      readonly position?: Position | undefined;
      /** How far the read model was behind, in milliseconds. */
      readonly lagMs?: number;
      /** The number of the thing's configuration. */
      readonly configuration?: number;
      /** Where a new thing is. */
      readonly location?: string;
      /** The time of the past moment that is shown … */
      readonly asOf?: number;
      /** … and what of the body is shown as it is today all the same. */
      readonly today?: readonly string[];
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ) {}

  headers(logId: string): Readonly<Record<string, string>> {
    const { position, lagMs, configuration, location, asOf, today, headers } = this.about;
    return {
      ...headers,
      ...(position === undefined ? {} : { 'Hostler-Position': positionText(position, logId) }),
      ...(lagMs === undefined ? {} : { 'Hostler-Lag-Ms': String(lagMs) }),
      ...(configuration === undefined ? {} : { ETag: `"${configuration}"` }),
      ...(location === undefined ? {} : { Location: location }),
      ...(asOf === undefined ? {} : pastHeaders(asOf, today)),
    };
  }
}

const pastHeaders = (asOf: number, today: readonly string[] = []): Readonly<Record<string, string>> => ({
  'Hostler-As-Of': isoTime(asOf),
  ...(today.length === 0 ? {} : { 'Hostler-As-Of-Today': today.join(', ') }),
});
