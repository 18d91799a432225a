import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { FORWARDS, KurrentDBClient } from '@kurrent/kurrentdb-client';
import type { AppendFault } from '../../../test/fakes/eventstoredb/faults.js';
import { startFakeEventStoreDb, type FakeEventStoreDb } from '../../../test/fakes/eventstoredb/fake-eventstoredb.js';
import { allAfter, firstEvents, freshStream, ids, note, notes, TickingClock } from '../contract/contract-case.js';
import { stubborn, writeSlowly } from '../contract/writers.js';
import { NO_STREAM, StoreUnavailable } from '../event-store.js';
import { tlsFault } from './failures.js';
import { KurrentDbEventStore } from './kurrentdb-event-store.js';

jest.setTimeout(60_000);

let server: FakeEventStoreDb;
let store: KurrentDbEventStore;
beforeEach(async () => {
  server = await startFakeEventStoreDb();
  store = await KurrentDbEventStore.open({ url: server.url, namespace: 'faults', clock: new TickingClock() });
});
afterEach(async () => {
  server.wire.mend();
  await store.close();
  await server.stop();
});

describe('an append that goes wrong', () => {
  const passing: AppendFault[] = [
    'drop-after-commit',
    'drop-before-commit',
    'not-ready',
    'not-leader',
    'commit-timeout',
    'no-answer',
    'slow',
  ];

  it.each(passing)('I8 stands once after %s', async (fault) => {
    const stream = freshStream();
    await store.append(stream, notes({}), NO_STREAM);
    const events = notes({ n: 0 }, { n: 1 });
    server.faults.next(fault);
    const appended = await store.append(stream, events, 0);
    expect(appended).toMatchObject({ revision: 2, repeated: false });
    expect((await store.read(stream)).slice(1)).toEqual(appended.events);
    expect(server.log.records.filter(({ id }) => id === events[0]?.id)).toHaveLength(1);
  });

  it('I8 one event whose answer was lost is given as it stands in the log', async () => {
    const stream = freshStream();
    server.faults.next('drop-after-commit');
    const appended = await store.append(stream, [note()], NO_STREAM);
    expect(appended).toMatchObject({ revision: 0, repeated: false });
    expect(await store.read(stream)).toEqual(appended.events);
  });

  it('lets the others through that were on their way at the same time', async () => {
    server.faults.next('slow', 'drop-after-commit', 'slow');
    const appends = Array.from({ length: 40 }, () => store.append(freshStream(), notes({}, {}), NO_STREAM));
    for (const { revision } of await Promise.all(appends)) expect(revision).toBe(1);
    expect(server.log.records).toHaveLength(80);
  });

  it('is unknown when nobody has answered for long, and goes through when the server is back', async () => {
    server.wire.refuse();
    const [stream, events] = [freshStream(), notes({})];
    await expect(store.append(stream, events, NO_STREAM)).rejects.toMatchObject({ name: 'OutcomeUnknown' });
    await expect(store.ping()).rejects.toMatchObject({ name: 'StoreUnavailable' });
    server.wire.mend();
    expect((await stubborn(store)(stream, events, NO_STREAM)).revision).toBe(0);
    await expect(store.ping()).resolves.toBeUndefined();
  });

  it.each([
    ['too-large', 'MaxAppendSize'],
    ['access-denied', 'EVENTSTORE_URL'],
  ] as const)('is refused for good, and says what to do: %s', async (fault, remedy) => {
    server.faults.next(fault);
    const refused = store.append(freshStream(), notes({}), NO_STREAM);
    await expect(refused).rejects.toMatchObject({ name: 'StoreRefused', message: expect.stringContaining(remedy) });
  });
});

describe('a stream that somebody deletes behind our back', () => {
  const gone = { name: 'StoreRefused', message: expect.stringContaining('restore the event store from a backup') };

  it.each(['delete', 'tombstone'] as const)('is not appended to after a %s', async (way) => {
    const stream = freshStream();
    await store.append(stream, notes({}, {}), NO_STREAM);
    server.log[way](`faults.${stream}`);
    await expect(store.append(stream, notes({}), NO_STREAM)).rejects.toMatchObject(gone);
  });

  it('is not read as if it were new, once it goes on', async () => {
    const stream = freshStream();
    await store.append(stream, notes({}, {}), NO_STREAM);
    server.log.delete(`faults.${stream}`);
    await store.append(stream, notes({}), 1);
    await expect(store.read(stream)).rejects.toMatchObject(gone);
  });

  it("stands in nobody else's way", async () => {
    const stream = freshStream();
    await store.append(stream, notes({}), NO_STREAM);
    server.log.tombstone(`faults.${stream}`);
    const { events } = await store.append(freshStream(), notes({}), NO_STREAM);
    expect(ids(await allAfter(store, undefined, 1))).toContain(events[0]?.id);
  });
});

describe('the note of a server at the end of the log', () => {
  it('is neither the head nor an event, and whoever follows goes on behind it', async () => {
    const { position } = await store.append(freshStream(), notes({}), NO_STREAM);
    const note = server.log.tombstone(`faults.${freshStream()}`).toString().padStart(19, '0');
    expect(await store.head()).toBe(position);
    expect(await store.eventAt(`${note}/${note}`)).toBeUndefined();
    const end = new AbortController();
    const seen = firstEvents(store.subscribeAll(position, { signal: end.signal }), 1);
    const { events } = await store.append(freshStream(), notes({}), NO_STREAM);
    expect(ids(await seen)).toEqual(ids(events));
    end.abort();
  });
});

describe('the head of a namespace beside others', () => {
  it('is looked for only behind where the log ended at the last look, however much others append', async () => {
    const { position } = await store.append(freshStream(), notes({}), NO_STREAM);
    expect(await store.head()).toBe(position);
    const other = await KurrentDbEventStore.open({ url: server.url, namespace: 'other', clock: new TickingClock() });
    for (let n = 0; n < 20; n += 1) await other.append(freshStream(), notes({}), NO_STREAM);
    const reads = jest.spyOn(KurrentDBClient.prototype, 'readAll');
    expect(await store.head()).toBe(position);
    const looks = reads.mock.calls.flatMap(([options]) => (options?.filter === undefined ? [] : [options.direction]));
    reads.mockRestore();
    expect(looks).toEqual([FORWARDS]);
    const own = await store.append(freshStream(), notes({}), NO_STREAM);
    expect(await store.head()).toBe(own.position);
    await other.close();
  });
});

describe('a connection that is lost', () => {
  it('I6 again and again: nothing is lost, nothing doubled, for writers and readers', async () => {
    const load = { appends: 12, eventsPerAppend: 2 };
    const writers = Array.from({ length: 8 }, () => writeSlowly(stubborn(store), load));
    const end = new AbortController();
    const seen = firstEvents(store.subscribeAll(undefined, { signal: end.signal }), 8 * 12 * 2);
    const cuts = setInterval(() => server.wire.cut(), 150);
    const written = (await Promise.all(writers)).flat();
    clearInterval(cuts);
    expect(ids(await seen).sort()).toEqual(written.sort());
    end.abort();
    expect(ids(await allAfter(store, undefined)).sort()).toEqual(written.sort());
  });

  it('half open is given up by us, and appends and subscriptions go on over a new one', async () => {
    const end = new AbortController();
    const first = await store.append(freshStream(), notes({}), NO_STREAM);
    const slices = store.subscribeAll(first.position, { signal: end.signal })[Symbol.asyncIterator]();
    await slices.next();
    server.wire.silence();
    const append = stubborn(store)(freshStream(), notes({}), NO_STREAM);
    server.wire.mend();
    const appended = await append;
    let { value } = await slices.next();
    while (value?.events.length === 0) ({ value } = await slices.next());
    expect(ids(value?.events ?? [])).toEqual(ids(appended.events));
    end.abort();
  });
});

describe('opening', () => {
  it('refuses a server that is too old', async () => {
    const old = await startFakeEventStoreDb({ version: '22.10.3' });
    const open = KurrentDbEventStore.open({ url: old.url, namespace: 'old', clock: new TickingClock() });
    await expect(open).rejects.toMatchObject({ name: 'StoreRefused', message: expect.stringContaining('23.10') });
    await old.stop();
  });

  it('says that nobody answers, without user and password', async () => {
    const url = `esdb://admin:geheim@127.0.0.1:${server.port}?tls=false`;
    server.wire.refuse();
    const error: unknown = await KurrentDbEventStore.open({ url, namespace: 'x', clock: new TickingClock() }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ name: 'StoreUnavailable' });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('geheim');
  });

  it('says that a server without TLS is asked with it', async () => {
    const url = `esdb://127.0.0.1:${server.port}`;
    const opening = KurrentDbEventStore.open({ url, namespace: 'x', clock: new TickingClock() });
    const error = (await opening.catch((reason: unknown) => reason)) as StoreUnavailable;
    expect(error).toBeInstanceOf(StoreUnavailable);
    expect(tlsFault(error)).toContain('tls=false');
  });

  it('finds the leader of a cluster by any of its nodes, and again when another leads', async () => {
    const other = await startFakeEventStoreDb({ log: server.log });
    const nodes = `esdb://127.0.0.1:${server.port},127.0.0.1:${other.port}?tls=false`;
    const clustered = await KurrentDbEventStore.open({ url: nodes, namespace: 'cluster', clock: new TickingClock() });
    await clustered.append(freshStream(), notes({}), NO_STREAM);
    server.wire.refuse();
    const { revision } = await stubborn(clustered)(freshStream(), notes({}), NO_STREAM);
    expect(revision).toBe(0);
    await clustered.close();
    await other.stop();
  });
});
