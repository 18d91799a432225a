import { beforeEach, describe, expect, it } from '@jest/globals';
import { freshStream, notes, TickingClock } from '../contract/contract-case.js';
import { NO_STREAM, StoreUnavailable } from '../event-store.js';
import { MemoryEventStore } from '../memory/memory-event-store.js';
import { MemoryLog } from '../memory/memory-log.js';
import { MemoryMovableLog } from '../memory/memory-movable-log.js';
import type { MovableLog } from '../movable-log.js';
import { copyLog, type Progress } from './copy-log.js';
import { giveUpCopy } from './may-begin.js';

let old: MemoryLog;
let fresh: MemoryLog;
let from: MemoryMovableLog;
let to: MemoryMovableLog;
let store: MemoryEventStore;
beforeEach(async () => {
  [old, fresh] = [new MemoryLog(), new MemoryLog()];
  [from, to] = [new MemoryMovableLog(old, 'old'), new MemoryMovableLog(fresh, 'new')];
  store = new MemoryEventStore({ clock: new TickingClock(), log: old });
  for (let n = 0; n < 30; n += 1) await store.append(freshStream(), notes({ n }, {}), NO_STREAM);
});

const ways = (told: (progress: Progress) => void = () => undefined) => ({ signal: new AbortController().signal, told });
const copy = (told?: (progress: Progress) => void, target: MovableLog = to) => copyLog(from, target, ways(told));
const refused = (words: string) => ({ name: 'CopyRefused', message: expect.stringContaining(words) });

describe('the copy of a log', () => {
  it('holds the same events, and both stores are closed to appends until it is handed over', async () => {
    expect(await copy()).toEqual({ events: 60, streams: 30 });
    expect(fresh.events).toEqual(old.events);
    expect(old.state).toMatchObject({ kind: 'sealed', other: 'new' });
    expect(fresh.state).toEqual({ kind: 'receiving', other: 'old' });
  });

  it('holds what was appended while it was made', async () => {
    let appends = 0;
    await copy(({ phase }) => {
      if (appends > 20 || phase === 'sealing' || phase.endsWith('rest')) return;
      appends += 1;
      void store.append(freshStream(), notes({ appends }), NO_STREAM);
    });
    expect(fresh.events).toEqual(old.events);
    expect(old.events.length).toBeGreaterThan(60);
  });

  it('comes to an end also where the log grows faster than it is copied', async () => {
    const PAGE_AND_MORE = 1_100;
    await copy(({ phase }) => {
      if (phase !== 'copying') return;
      for (let n = 0; n < PAGE_AND_MORE; n += 1)
        void store.append(freshStream(), notes({ n }), NO_STREAM).catch(() => undefined);
    });
    expect(fresh.events).toEqual(old.events);
    expect(old.events.length).toBeGreaterThan(2 * PAGE_AND_MORE);
  });

  it('goes on where one ended that was killed', async () => {
    await to.receive('old');
    const { events } = await from.read(undefined, 25);
    await to.write(undefined, events);
    expect(await copy()).toEqual({ events: 60, streams: 30 });
    expect(fresh.events).toEqual(old.events);
  });

  it('may be finished by another process once the old store is sealed', async () => {
    const ending = new AbortController();
    const told = ({ phase }: Progress) => {
      if (phase === 'copying the rest') ending.abort(new Error('killed'));
    };
    await expect(copyLog(from, to, { signal: ending.signal, told })).rejects.toThrow('killed');
    expect(old.state.kind).toBe('sealed');
    expect(await copy()).toEqual({ events: 60, streams: 30 });
  });

  it('waits out a store that is away', async () => {
    let failures = 3;
    const flaky = new Proxy(to, {
      get: (log, name, self) =>
        name === 'write' && failures-- > 0
          ? () => Promise.reject(new StoreUnavailable('away'))
          : (Reflect.get(log, name, self) as unknown),
    });
    expect(await copy(undefined, flaky)).toEqual({ events: 60, streams: 30 });
  });

  it('back into the store that it came from goes on behind what is there', async () => {
    await copy();
    await to.reopen();
    const there = new MemoryEventStore({ clock: new TickingClock(), log: fresh });
    await there.append(freshStream(), notes({}), NO_STREAM);
    expect(await copyLog(to, from, ways())).toEqual({ events: 61, streams: 31 });
    expect(old.events).toEqual(fresh.events);
  });
});

describe('a copy is refused', () => {
  it('into a store in use', async () => {
    fresh.add(old.events.slice(0, 1));
    await expect(copy()).rejects.toMatchObject(refused('new is in use'));
  });

  it('into one with other events', async () => {
    await to.receive('old');
    fresh.add([{ ...(old.events[0] as (typeof old.events)[number]), id: 'another' }]);
    await expect(copy()).rejects.toMatchObject(refused('does not have'));
  });

  it('where it came out wrong, and the old store stays open', async () => {
    await to.receive('old');
    fresh.add(old.events.slice(0, 10).map((event, n) => (n === 4 ? { ...event, data: '{"forged":1}' } : event)));
    await expect(copy()).rejects.toMatchObject(refused(old.events[4]?.stream ?? ''));
    expect(old.state.kind).toBe('open');
  });

  it('in another order', async () => {
    await to.receive('old');
    const [a, b, c, d, ...rest] = old.events as [unknown, unknown, unknown, unknown] & typeof old.events;
    fresh.add([c, d, a, b, ...rest] as typeof old.events);
    await expect(copy()).rejects.toMatchObject(refused('another order'));
  });

  it('of a store whose events have moved already', async () => {
    await from.seal('third');
    await expect(copy()).rejects.toMatchObject(refused('moved to third'));
    await from.seal('new');
    fresh.add(old.events);
    expect(await copy()).toBe('moved already');
  });
});

describe('a copy that is given up', () => {
  it('leaves the old store open', async () => {
    await copy();
    await giveUpCopy(from, to);
    expect(old.state.kind).toBe('open');
  });

  it('not once the copy is in use', async () => {
    await copy();
    await to.reopen();
    await expect(giveUpCopy(from, to)).rejects.toMatchObject(refused('exchanged'));
  });
});
