import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { startFakeEventStoreDb, type FakeEventStoreDb } from '../../../test/fakes/eventstoredb/fake-eventstoredb.js';
import { createMigratedDatabase } from '../../../test/support/migrated-database.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { freshStream, ids, notes, TickingClock } from '../contract/contract-case.js';
import { stubborn } from '../contract/writers.js';
import { NO_STREAM, StoreSealed, type EventStore } from '../event-store.js';
import { KurrentDbEventStore } from '../kurrentdb/kurrentdb-event-store.js';
import { KurrentDbMovableLog } from '../kurrentdb/kurrentdb-movable-log.js';
import type { MovableLog } from '../movable-log.js';
import { PostgresEventStore } from '../postgres/postgres-event-store.js';
import { PostgresMovableLog } from '../postgres/postgres-movable-log.js';
import { copyLog, type Progress } from './copy-log.js';

jest.setTimeout(120_000);

const realUrl = process.env['EVENTSTORE_TEST_URL'];

type Place = { readonly log: MovableLog; openStore(): Promise<EventStore> };

let server: FakeEventStoreDb;
let database: TestDatabase;
let closing: (() => Promise<unknown>)[];
beforeEach(async () => {
  server = await startFakeEventStoreDb();
  database = await createMigratedDatabase();
  closing = [() => server.stop(), () => database.drop()];
});
afterEach(async () => {
  for (const close of closing.reverse()) await close();
});

const kept = async <Opened extends { close(): Promise<unknown> }>(opening: Promise<Opened>): Promise<Opened> => {
  const opened = await opening;
  closing.push(() => opened.close());
  return opened;
};

async function inPostgres(): Promise<Place> {
  const options = { connectionString: database.url, clock: new TickingClock() };
  const log = await kept(Promise.resolve(new PostgresMovableLog(database.url, 'postgres')));
  return { log, openStore: () => kept(PostgresEventStore.open(options)) };
}

async function inKurrentDb(url: string): Promise<Place> {
  const namespace = `copy-${randomUUID()}`;
  const log = await kept(KurrentDbMovableLog.open(url, namespace));
  return { log, openStore: () => kept(KurrentDbEventStore.open({ url, namespace, clock: new TickingClock() })) };
}

/** Enough to be in each other's way, and not so many that the rest of a copy takes minutes. */
const BETWEEN_APPENDS_MS = 2;

/** Appends to streams of one's own, some events at a time, until the store is sealed; gives what was acknowledged. */
async function writeOn(store: EventStore): Promise<string[]> {
  const [stream, acknowledged] = [freshStream(), [] as string[]];
  const append = stubborn(store);
  for (let revision = NO_STREAM; ;) {
    const events = notes({ text: 'ö' }, { revision });
    try {
      ({ revision } = await append(stream, events, revision));
      acknowledged.push(...ids(events));
      await setTimeout(BETWEEN_APPENDS_MS);
    } catch (error) {
      if (error instanceof StoreSealed) return acknowledged;
      throw error;
    }
  }
}

const ways = (told: (progress: Progress) => void = () => undefined) => ({ signal: new AbortController().signal, told });

/** Whatever may stand behind the seal is no part of a log. Gives the number of events. */
async function expectTheSame(one: MovableLog, other: MovableLog): Promise<number> {
  const [before, after] = await Promise.all([everything(one), everything(other)]);
  expect(after).toEqual(before);
  return after.length;
}

async function everything(log: MovableLog): Promise<object[]> {
  const events: object[] = [];
  for (let position: string | undefined; ;) {
    const slice = await log.read(position, 1_000);
    events.push(...slice.events.map(({ position: _, ...event }) => event));
    if (slice.atEnd) return events;
    ({ position } = slice);
  }
}

const places = [
  ['the fake', () => inKurrentDb(server.url)],
  ...(realUrl === undefined ? [] : [['a real server', () => inKurrentDb(realUrl)] as const]),
] as const;

describe.each(places)('a log in use moves from PostgreSQL to %s and back', (_, openOther) => {
  it('I7 with every event that was acknowledged, in the order of before', async () => {
    const [home, away] = [await inPostgres(), await openOther()];
    const store = await home.openStore();
    const writers = Array.from({ length: 4 }, () => writeOn(store));
    const copied = await copyLog(home.log, away.log, ways());
    const acknowledged = (await Promise.all(writers)).flat();
    await away.log.reopen();
    const moved = await away.openStore();
    const events = await expectTheSame(home.log, away.log);
    expect(copied).toMatchObject({ events, streams: 4 });
    expect(events).toBe(acknowledged.length);

    const more = Array.from({ length: 4 }, () => writeOn(moved));
    const back = await copyLog(away.log, home.log, ways());
    const acknowledgedThere = (await Promise.all(more)).flat();
    await home.log.reopen();
    expect(await expectTheSame(away.log, home.log)).toBe(events + acknowledgedThere.length);
    expect(back).toMatchObject({ events: events + acknowledgedThere.length, streams: 8 });
    expect((await store.append(freshStream(), notes({}), NO_STREAM)).revision).toBe(0);
  });
});

describe('a copy whose server', () => {
  it('loses its connections again and again comes to the same end', async () => {
    const [home, away] = [await inPostgres(), await inKurrentDb(server.url)];
    const store = await home.openStore();
    for (let n = 0; n < 300; n += 1) await store.append(freshStream(), notes({ n }, {}), NO_STREAM);
    let tells = 0;
    const cuts = setInterval(() => tells++ < 8 && server.wire.cut(), 40);
    await copyLog(home.log, away.log, ways());
    clearInterval(cuts);
    await away.log.reopen();
    expect(await expectTheSame(home.log, away.log)).toBe(600);
  });
});
