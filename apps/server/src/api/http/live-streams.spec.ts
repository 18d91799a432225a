import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { VirtualClock } from '#runtime/memory/virtual-clock.js';
import type { FastifyRequest } from 'fastify';
import type { Authentication } from '../access/authentication.js';
import type { ApiParts } from '../tokens.js';
import { LiveStreams, SLOW_CLIENT_MS } from './live-streams.js';
import { learnedOf } from './request.js';

let isCut: boolean;
const request = { raw: { destroy: () => (isCut = true) } } as unknown as FastifyRequest;

describe('an answer that is still being sent', () => {
  let clock: VirtualClock;
  let streams: LiveStreams;
  let draining: AbortController;
  let made: number;
  let looks: number;
  beforeEach(() => {
    clock = new VirtualClock(0);
    draining = new AbortController();
    made = 0;
    looks = 0;
    isCut = false;
    learnedOf(request).operation = 'followEvents';
    const parts = { draining: draining.signal, streamCheckEveryMs: 5 } as ApiParts;
    const callerOf = async () => {
      looks += 1;
      return { roles: ['SystemAdministrator'] };
    };
    streams = new LiveStreams(parts, { clock }, { callerOf } as unknown as Authentication);
  });
  afterEach(() => draining.abort());

  async function* endless(): AsyncGenerator<string> {
    for (;;) {
      made += 1;
      yield 'x'.repeat(64 * 1024);
    }
  }
  /** Until the stream has been looked after twice more, and so has done all that it does by itself. */
  const settled = async () => {
    for (const enough = looks + 2; looks < enough;) await new Promise((resolve) => setImmediate(resolve));
  };

  it('waits for a slow client, and cuts it off after a while', async () => {
    const stream = streams.open(request, endless).body as Readable;
    stream.read(0);
    await settled();
    expect(made).toBeLessThanOrEqual(2);
    expect(stream.destroyed).toBe(false);
    const closed = once(stream, 'close');
    expect(isCut).toBe(false);
    await clock.advanceTo(SLOW_CLIENT_MS + 1);
    await closed;
    expect(isCut).toBe(true);
  });

  it('ends with the server although the client takes nothing', async () => {
    const stream = streams.open(request, endless).body as Readable;
    stream.read(0);
    await settled();
    const closed = once(stream, 'close');
    expect([stream.destroyed, isCut]).toEqual([false, false]);
    draining.abort();
    await closed;
    expect(isCut).toBe(true);
  });

  it('is cut rather than ended where it should have been whole', async () => {
    const slow = async function* () {
      yield 'a part';
      await new Promise((resolve) => draining.signal.addEventListener('abort', resolve));
      yield 'the rest';
    };
    const stream = streams.download(request, slow, {}).body as Readable;
    stream.resume();
    await settled();
    const failed = once(stream, 'error');
    draining.abort();
    await expect(failed).resolves.toBeDefined();
  });
});
