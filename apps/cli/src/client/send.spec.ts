import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { send } from './send.js';

const lost = (code: string): Error =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
const busy = (): Response => new Response('', { status: 503, headers: { 'retry-after': '0' } });

describe('sending a request', () => {
  const answers = (...given: (Response | Error)[]) =>
    jest.spyOn(globalThis, 'fetch').mockImplementation(async () => {
      const next = given.length > 1 ? given.shift() : given[0];
      return next instanceof Error ? Promise.reject(next) : (next as Response);
    });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('is repeated as it was while the server is busy or the connection breaks', async () => {
    const sent = answers(busy(), lost('ECONNRESET'), new Response('{}', { status: 201 }));
    const request = { method: 'POST', headers: { 'idempotency-key': 'one' } };
    expect((await send('http://a/b', request)).status).toBe(201);
    expect(sent.mock.calls).toEqual([
      ['http://a/b', request],
      ['http://a/b', request],
      ['http://a/b', request],
    ]);
  });

  it('does not wait for a server that has never been there', async () => {
    const sent = answers(lost('ECONNREFUSED'));
    await expect(send('http://a/b', {})).rejects.toThrow('No server answers at http://a (ECONNREFUSED)');
    expect(sent).toHaveBeenCalledTimes(1);
  });

  it('waits for one that has answered before: it is starting again', async () => {
    const sent = answers(lost('ECONNREFUSED'), new Response('{}'));
    expect((await send('http://a/b', {}, { isKnown: true })).status).toBe(200);
    expect(sent).toHaveBeenCalledTimes(2);
  });

  it('ends with what the server said last when patience is over', async () => {
    answers(new Response('', { status: 503, headers: { 'retry-after': '9' } }));
    expect((await send('http://a/b', {}, { patienceMs: 100 })).status).toBe(503);
  });

  it('gives a refusal back at once', async () => {
    const sent = answers(new Response('', { status: 409 }));
    expect((await send('http://a/b', {})).status).toBe(409);
    expect(sent).toHaveBeenCalledTimes(1);
  });
});
