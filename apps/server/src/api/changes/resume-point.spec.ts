import { describe, expect, it } from '@jest/globals';
import { ordinalOf, positionOf } from '#event-store/position.js';
import type { Engine } from '../../engine/engine.js';
import { MAX_MISSED_EVENTS, resumePoint } from './resume-point.js';

const HEAD = 10_000;

/** A log of 10,000 events. */
const engine = {
  logId: 'this',
  store: {
    head: async () => positionOf(HEAD),
    readAll: async (after: string | undefined, { limit }: { limit: number }) => {
      const last = Math.min(HEAD, ordinalOf(after) + limit);
      const events = Array.from({ length: last - ordinalOf(after) }, () => ({}));
      return { events, position: positionOf(last), atEnd: last === HEAD };
    },
  },
} as unknown as Engine;

const from = (ordinal: number): string => `this.${positionOf(ordinal)}`;
const atHead = (reset?: string) => ({ position: positionOf(HEAD), reset });

describe('a stream of changes', () => {
  it('begins now for who has seen nothing', async () =>
    expect(await resumePoint(engine, undefined, undefined)).toEqual(atHead()));

  it('goes on where the client was', async () => {
    const position = positionOf(HEAD - 3);
    expect(await resumePoint(engine, from(HEAD - 3), undefined)).toEqual({ position, reset: undefined });
    expect(await resumePoint(engine, undefined, from(HEAD - 3))).toEqual({ position, reset: undefined });
    expect(await resumePoint(engine, from(HEAD - 3), from(1))).toEqual({ position, reset: undefined });
  });

  it('tells who has missed too much to ask anew', async () => {
    const bound = HEAD - MAX_MISSED_EVENTS;
    expect(await resumePoint(engine, from(bound), undefined)).toMatchObject({ reset: undefined });
    expect(await resumePoint(engine, from(bound - 1), undefined)).toEqual(atHead('tooFarBehind'));
    expect(await resumePoint(engine, from(1), undefined)).toEqual(atHead('tooFarBehind'));
  });

  it.each(['x', 'other.0000000000000001', from(HEAD + 1), 'this.12/34'])('does not know %s', async (id) =>
    expect(await resumePoint(engine, id, undefined)).toEqual(atHead('unknownPosition')),
  );

  it('refuses what a person mistyped', () =>
    expect(resumePoint(engine, undefined, 'x')).rejects.toMatchObject({ code: 'invalid-request' }));
});
