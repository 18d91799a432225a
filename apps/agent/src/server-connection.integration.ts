import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { Refused, ServerConnection, Unanswered, untilAnswered } from './server-connection.js';

let server: Server;
let answer: RequestListener;
let contacts: number;
let connection: ServerConnection;

beforeEach(async () => {
  contacts = 0;
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  connection = new ServerConnection(url, () => contacts++);
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const signal = new AbortController().signal;
const post = (rest: object = {}) => connection.post({ path: 'claim', body: {}, deadlineMs: 5_000, signal, ...rest });

describe('a call to the server', () => {
  it('carries the token, and brings the answer', async () => {
    answer = ({ headers, url, method }, response) =>
      response.end(JSON.stringify({ url, method, authorization: headers.authorization }));
    expect(await post({ bearer: 'a' })).toEqual({ url: '/agent/v1/claim', method: 'POST', authorization: 'Bearer a' });
    expect(contacts).toBe(1);
  });

  it.each([400, 401, 404, 409, 413])('is refused by %i', async (status) => {
    answer = (_, response) => response.writeHead(status).end('{"length":3}');
    await expect(post()).rejects.toMatchObject({ constructor: Refused, status, answer: { length: 3 } });
    expect(contacts).toBe(1);
  });

  it.each([408, 429, 500, 502, 503])('is to be repeated after %i, when the server says', async (status) => {
    answer = (_, response) => response.writeHead(status, { 'retry-after': '7' }).end();
    await expect(post()).rejects.toMatchObject({ constructor: Unanswered, retryAfterMs: 7_000 });
    expect(contacts).toBe(0);
  });

  it('does not follow a redirect: a token goes to its own server only', async () => {
    const paths: (string | undefined)[] = [];
    answer = ({ url }, response) => {
      paths.push(url);
      response.writeHead(307, { location: '/elsewhere' }).end();
    };
    await expect(post({ bearer: 'a' })).rejects.toBeInstanceOf(Unanswered);
    expect(paths).toEqual(['/agent/v1/claim']);
  });

  it.each([
    ['that is no JSON', (send: (body: string) => void) => send('<html>')],
    ['that never ends', () => undefined],
  ])('is to be repeated after an answer %s', async (_, respond) => {
    answer = (_request, response) => void respond((body) => response.end(body));
    await expect(post({ deadlineMs: 200 })).rejects.toBeInstanceOf(Unanswered);
  });

  it('learns the time of the server', async () => {
    const serverTime = Math.floor(Date.now() / 1_000) * 1_000 + 300_000;
    answer = (_, response) => response.writeHead(200, { date: new Date(serverTime).toUTCString() }).end('{}');
    await post();
    expect(connection.serverNow()).toBeGreaterThanOrEqual(serverTime);
  });

  it('is repeated until it is answered', async () => {
    let calls = 0;
    answer = (request, response) => {
      calls++;
      if (calls < 3) request.socket.destroy();
      else response.end('{"calls":true}');
    };
    expect(await untilAnswered(() => post(), signal)).toEqual({ calls: true });
    expect(calls).toBe(3);
  });

  it('ends with the reason of its signal', async () => {
    answer = () => undefined;
    const life = new AbortController();
    const call = untilAnswered(() => post({ signal: life.signal }), life.signal);
    life.abort(new Error('enough'));
    await expect(call).rejects.toThrow('enough');
  });
});
