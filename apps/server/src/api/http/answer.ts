import type { Position } from '#kernel/message.js';

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
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ) {}

  headers(installationId: string): Readonly<Record<string, string>> {
    const { position, lagMs, configuration, location, headers } = this.about;
    return {
      ...headers,
      ...(position === undefined ? {} : { 'Hostler-Position': `${installationId}.${position}` }),
      ...(lagMs === undefined ? {} : { 'Hostler-Lag-Ms': String(lagMs) }),
      ...(configuration === undefined ? {} : { ETag: `"${configuration}"` }),
      ...(location === undefined ? {} : { Location: location }),
    };
  }
}
