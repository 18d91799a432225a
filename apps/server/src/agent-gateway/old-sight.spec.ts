import { beforeEach, describe, expect, it } from '@jest/globals';
import { botId, minute, ofGroup, runId } from '../../../../test/golden/examples/things.js';
import type { HostlerEvent } from '#domain/all.events.js';
import { streamOf } from '#domain/streams.js';
import { MemoryEventStore } from '#event-store/memory/memory-event-store.js';
import { deriveId } from '#kernel/ids.js';
import { MemoryRowStore } from '#runtime/memory/memory-row-store.js';
import { VirtualClock } from '#runtime/memory/virtual-clock.js';
import { States } from '#runtime/states.js';
import type { Engine } from '../engine/engine.js';
import { claim } from './claims.js';
import { Gateway } from './gateway.js';
import { heartbeat } from './heartbeats.js';
import { SessionBoard } from './session-board.js';
import { appendExamples } from './testing/append-examples.js';

const bot = { ...ofGroup, botId };
const CLAIM = 7;
const never = new AbortController().signal;
const turn = { botId, claim: CLAIM };

/** A server whose view of the log has stopped: nothing tells its states what other servers append. */
describe('a server that sees the log late', () => {
  let store: MemoryEventStore;
  let board: SessionBoard;
  let rows: MemoryRowStore;
  let gateway: Gateway;
  beforeEach(async () => {
    const clock = new VirtualClock(minute(20));
    store = new MemoryEventStore({ clock });
    rows = new MemoryRowStore({ clock });
    board = new SessionBoard(rows.sessions);
    const engine = { clock, rows, states: new States(store) } as unknown as Engine;
    const tokens = { runToken: async () => 'token' } as unknown as Gateway['tokens'];
    gateway = new Gateway(engine, tokens, board, never);
    await append(streamOf('environment', 'default'), 'EnvironmentCreated');
  });

  /** What another server appends; the bot's claim is this one. */
  const append = (stream: string, ...types: HostlerEvent['type'][]) => appendExamples(store, stream, types, turn);
  const runStream = streamOf('run', 'default', runId);
  const botStream = streamOf('bot', 'default', botId);
  const enrol = () => append(botStream, 'BotRequested', 'BotEnrolled');
  const offer = () => board.offer({ ...bot, claim: CLAIM, leaseUntil: minute(30) });
  const take = async () => {
    const lease = await rows.leases.acquire('dispatch', 'spec', 60_000);
    if (lease === undefined) throw new Error('nobody else has it');
    await board.take(lease, [{ ...turn, taking: { for: 'run', runId } }]);
  };

  it('I1 does not stop the flow of a run that it knows as waiting', async () => {
    await enrol();
    await append(runStream, 'RunEnqueued');
    await gateway.run('default', runId, 'kept');
    await append(runStream, 'RunAssigned', 'RunStarted', 'RunCancellationRequested');
    await offer();
    expect(await heartbeat(gateway, bot, { runId, claim: CLAIM }, never)).toMatchObject({ order: 'cancel' });
  });

  it('does not retire a bot that it knows as still being made', async () => {
    await append(botStream, 'BotRequested');
    await gateway.bot(bot, 'kept');
    await append(botStream, 'BotEnrolled');
    await offer();
    expect(await heartbeat(gateway, bot, { claim: CLAIM }, never)).toMatchObject({ order: 'continue' });
  });

  it('I1 does not free a bot of a run that it knows as given back, and that has come again', async () => {
    await enrol();
    await append(runStream, 'RunEnqueued', 'RunAssigned', 'RunReturnedToQueue');
    await gateway.run('default', runId, 'kept');
    await append(runStream, 'RunAssigned');
    await offer();
    await take();
    expect(await claim(gateway, bot, CLAIM, never)).toMatchObject({ kind: 'run', runId });
    expect((await rows.sessions.get(botId))?.taken).toEqual({ for: 'run', runId });
  });

  it('stops, retires and frees by what the log says', async () => {
    await enrol();
    await append(runStream, 'RunEnqueued', 'RunAssigned', 'RunStarted');
    await offer();
    await gateway.run('default', runId, 'kept');
    await append(runStream, 'RunSucceeded');
    expect(await heartbeat(gateway, bot, { runId: deriveId('another'), claim: CLAIM }, never)).toMatchObject({
      order: 'stop',
    });
    await gateway.run('default', runId, 'newest');
    expect(await heartbeat(gateway, bot, { runId, claim: CLAIM }, never)).toMatchObject({ order: 'stop' });
    await append(botStream, 'BotRetired');
    await gateway.bot(bot, 'newest');
    expect(await claim(gateway, bot, CLAIM, never)).toEqual({ kind: 'retire' });
  });
});
