import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { deriveId, eventId } from '#kernel/ids.js';
import { streamOf } from '#domain/streams.js';
import { SLOW_CLIENT_MS } from './http/live-streams.js';
import { followed } from './testing/event-stream.js';
import { memoryApi, type MemoryApi } from './testing/memory-api.js';

/** More than sockets and their buffers on both sides take in. */
const EVENTS = 120;
const EVENT_BYTES = 64 * 1024;
/** What a server may hold back for one client in its socket, beside the slice of the log that is being told. */
const MAX_HELD_BYTES = 1024 * 1024;

describe('a live stream to a client that takes nothing', () => {
  let api: MemoryApi;
  let begin: string;
  let served: Socket[];
  beforeEach(async () => {
    api = await memoryApi();
    served = [];
    api.app.getHttpServer().on('connection', (socket: Socket) => served.push(socket));
    begin = `${api.engine.installationId}.${(await api.engine.store.head()) ?? ''}`;
    for (let count = 0; count < EVENTS; count += 1) await appendLarge(count);
  });
  afterEach(() => api.close());

  const appendLarge = async (count: number): Promise<void> => {
    const commandId = deriveId('large', count);
    const flowId = deriveId('flow', count);
    const environment = { environmentId: 'default', flowId, name: `flow ${count}` };
    const definition = { command: 'x'.repeat(EVENT_BYTES), arguments: [], environment: {}, folder: null };
    const data = { ...environment, definition: { ...definition, timeoutMs: null, inputsSchema: null } };
    const caused = { commandId, $correlationId: commandId, $causationId: commandId };
    const metadata = { schemaVersion: 1, environmentId: 'default', actor: 'spec', ...caused };
    const event = { type: 'FlowCreated', data, id: eventId(commandId, flowId, 0), metadata };
    await api.engine.store.append(streamOf('flow', 'default', flowId), [event], -1);
  };

  /** Asks for the stream as any client does, and then takes nothing of it. */
  const open = async (address: string): Promise<Socket> => {
    const { hostname, port, host } = new URL(api.url);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    socket.write(
      `GET /api/v1/environments/default/${address} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${api.key}\r\n\r\n`,
    );
    await once(socket, 'readable');
    return socket;
  };

  it('holds back little, leaves others alone, and is cut off after a while', async () => {
    const slow = await open(`events?after=${begin}`);
    await pause(500);
    const [connection] = served;
    expect(connection?.writableLength).toBeLessThan(MAX_HELD_BYTES);
    expect(connection?.destroyed).toBe(false);

    const told = await followed(api, `events?after=${begin}`, (all) => all.length === EVENTS);
    expect(told).toHaveLength(EVENTS);
    expect(connection?.destroyed).toBe(false);

    const closed = once(connection as Socket, 'close');
    api.advance(SLOW_CLIENT_MS + 1_000);
    await closed;
    let taken = 0;
    slow.on('data', (bytes: Uint8Array) => (taken += bytes.length));
    if (!slow.closed) await once(slow, 'close');
    expect(taken).toBeLessThan(EVENTS * EVENT_BYTES);
  });
});
