import { setImmediate, setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NO_STREAM, StoreSealed, type EventStore } from '../event-store.js';
import type { MovableLog, TextEvent } from '../movable-log.js';
import { freshStream, ids, notes } from './contract-case.js';

/** A fresh, empty log, and servers that use it. */
export type OpenedLog = {
  readonly log: MovableLog;
  /** Another server, opened now. */
  openStore(): Promise<EventStore>;
  close(): Promise<void>;
};

const SEALED = { name: 'StoreSealed', state: 'sealed', other: 'elsewhere' };

/** What every log that can be moved must do. */
export function movableLogContract(name: string, open: () => Promise<OpenedLog>): void {
  describe(`${name} keeps the contract of a log that can be moved`, () => {
    let opened: OpenedLog;
    let store: EventStore;
    beforeEach(async () => {
      opened = await open();
      store = await opened.openStore();
    });
    afterEach(() => opened.close());

    it('is empty and open at first', async () => {
      const { log } = opened;
      expect(await log.state()).toEqual({ kind: 'open' });
      expect(await log.last()).toBeUndefined();
      expect(await log.read(undefined, 10)).toEqual({ events: [], position: undefined, atEnd: true });
    });

    it('gives events as their text, in the order of the log, page by page', async () => {
      const { log } = opened;
      const [one, other] = [freshStream(), freshStream()];
      const appended = [
        await store.append(one, notes({ text: 'ä "quoted" \u2028', n: 1e21 }), NO_STREAM),
        await store.append(other, notes({}, { nested: [{ '2': 1, '1': null }] }), NO_STREAM),
        await store.append(one, notes({}), 0),
      ].flatMap(({ events }) => events);
      const page = await log.read(undefined, 3);
      expect(page.atEnd).toBe(false);
      const rest = await log.read(page.position, 3);
      expect(rest.atEnd).toBe(true);
      const texts = [...page.events, ...rest.events];
      const parsed = texts.map(({ data, metadata, ...event }) => ({
        ...event,
        data: JSON.parse(data),
        metadata: JSON.parse(metadata),
      }));
      expect(parsed).toEqual(appended);
      expect(await log.last()).toEqual(texts.at(-1));
      expect(await log.at(other, 1)).toEqual(texts[2]);
      expect(await log.at(other, 2)).toBeUndefined();
    });

    it('takes the events of another log just as they stand there, while nobody else may append', async () => {
      const { log } = opened;
      const texts = copied(250);
      await log.receive('elsewhere');
      const refused = store.append(freshStream(), notes({}), NO_STREAM);
      await expect(refused).rejects.toMatchObject({ name: 'StoreSealed', state: 'receiving', other: 'elsewhere' });
      await expect(store.ping()).rejects.toMatchObject({ name: 'StoreSealed' });
      const behind = await log.write(undefined, texts.slice(0, 100));
      await log.write(behind, texts.slice(100));
      const { events } = await log.read(undefined, 1_000);
      expect(events.map(withoutPosition)).toEqual(texts.map(withoutPosition));
      await log.reopen();
      const last = texts.at(-1) as TextEvent;
      expect((await store.append(last.stream, notes({}), last.revision)).revision).toBe(last.revision + 1);
      await expect(store.ping()).resolves.toBeUndefined();
    });

    it('refuses to go on where the copy does not end', async () => {
      const { log } = opened;
      const [first, second, ...rest] = copied(4);
      await log.receive('elsewhere');
      const behind = await log.write(undefined, [first as TextEvent]);
      await log.write(behind, [second as TextEvent]);
      const other = { ...(rest[0] as TextEvent), stream: 'contract-default_other', revision: 5 };
      await expect(log.write(behind, [other])).rejects.toMatchObject({ name: 'NotAsCopied' });
    });

    it('sealed refuses the appends of every server, however long it has been there, and is still read', async () => {
      const { log } = opened;
      const stream = freshStream();
      const { events } = await store.append(stream, notes({}, {}), NO_STREAM);
      await log.seal('elsewhere');
      expect(await log.state()).toMatchObject({ kind: 'sealed', other: 'elsewhere' });
      const late = await opened.openStore();
      for (const one of [store, late]) {
        await expect(one.append(stream, notes({}), 1)).rejects.toMatchObject(SEALED);
        await expect(one.append(freshStream(), notes({}), NO_STREAM)).rejects.toMatchObject(SEALED);
        await expect(one.ping()).rejects.toMatchObject(SEALED);
        expect(await one.read(stream)).toEqual(events);
      }
      await log.seal('elsewhere');
      await log.reopen();
      expect((await store.append(stream, notes({}), 1)).revision).toBe(2);
    });

    it('I7 sealed under load holds every event that was acknowledged, and acknowledges none that it does not hold', async () => {
      const { log } = opened;
      const acknowledged: string[] = [];
      const writers = Array.from({ length: 8 }, () => writeUntilSealed(store, acknowledged));
      while (acknowledged.length === 0) await setTimeout(5);
      await log.seal('elsewhere');
      await Promise.all(writers);
      const held = new Set(ids(await everything(log)));
      expect(acknowledged.filter((id) => !held.has(id))).toEqual([]);
    });
  });
}

async function writeUntilSealed(store: EventStore, acknowledged: string[]): Promise<void> {
  for (;;) {
    const events = notes({}, {});
    // A store in memory never waits, and would let nobody else have a turn.
    await setImmediate();
    try {
      await store.append(freshStream(), events, NO_STREAM);
      acknowledged.push(...ids(events));
    } catch (error) {
      if (error instanceof StoreSealed) return;
      throw error;
    }
  }
}

async function everything(log: MovableLog): Promise<TextEvent[]> {
  const events: TextEvent[] = [];
  for (let after: string | undefined; ;) {
    const slice = await log.read(after, 1_000);
    events.push(...slice.events);
    if (slice.atEnd) return events;
    after = slice.position;
  }
}

/** Events as another log would give them: of several streams in turns, some neighbours of one stream. */
function copied(count: number): TextEvent[] {
  const streams = Array.from({ length: 7 }, () => ({ name: freshStream(), revision: -1 }));
  return Array.from({ length: count }, (_, index) => {
    const stream = streams[Math.floor(index / 2) % streams.length] as { name: string; revision: number };
    stream.revision += 1;
    const [{ id, type, data, metadata }] = notes({ index }) as [ReturnType<typeof notes>[number]];
    return {
      stream: stream.name,
      revision: stream.revision,
      id,
      type,
      data: JSON.stringify(data),
      metadata: JSON.stringify({ ...metadata, recordedAt: 1_764_000_000_000 + index }),
      position: '',
    };
  });
}

const withoutPosition = ({ position: _, ...event }: TextEvent): object => event;
