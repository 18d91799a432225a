import { beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryEventStore } from '#event-store/memory/memory-event-store.js';
import type { Decider } from '#kernel/decider.js';
import { deriveId, eventId } from '#kernel/ids.js';
import { positionOf } from '#event-store/position.js';
import type { Message, Recorded } from '#kernel/message.js';
import { MemorySnapshots } from './memory/memory-snapshots.js';
import { VirtualClock } from './memory/virtual-clock.js';
import { COMMANDS_REMEMBERED_MS, SNAPSHOT_EVERY_EVENTS, States } from './states.js';

type Counted = Message<'Counted', { readonly by: number }>;
const counter: Decider<Counted, number, Counted> = {
  kind: 'counter',
  initial: 0,
  decide: (command) => [command],
  evolve: (sum, { data }) => sum + data.by,
};
const stream = 'counter-default_1';

describe('states of streams', () => {
  let clock: VirtualClock;
  let store: MemoryEventStore;
  let read: number;
  let snapshots: MemorySnapshots;
  const counting = {
    read: async (...asked: Parameters<MemoryEventStore['read']>) => counted(await store.read(...asked)),
  };
  const counted = <T>(events: readonly T[]): readonly T[] => {
    read += events.length;
    return events;
  };

  beforeEach(() => {
    clock = new VirtualClock(1_000);
    store = new MemoryEventStore({ clock });
    snapshots = new MemorySnapshots();
    read = 0;
  });

  /** One command an append, of so many events. */
  const append = async (from: number, to: number, events = 1): Promise<void> => {
    for (let revision = from; revision < to; revision += events) {
      const commandId = deriveId('counting', revision);
      const metadata = {
        schemaVersion: 1,
        environmentId: 'default',
        actor: 'spec',
        commandId,
        $correlationId: commandId,
        $causationId: commandId,
      };
      const counted = Array.from({ length: Math.min(events, to - revision) }, (_, index) => ({
        ...{ type: 'Counted', data: { by: 1 }, id: eventId(commandId, stream, revision + index), metadata },
      }));
      await store.append(stream, counted, revision - 1);
    }
  };

  it('opens a stream of 10⁵ events by reading at most 200, once it has been read', async () => {
    const count = 100_150;
    const [first] = await append(0, 1).then(() => store.read(stream, 0));
    const eventAt = (revision: number) => ({ ...(first as Recorded), revision, position: positionOf(revision + 1) });
    const long = {
      read: async (_: string, from: number, limit = count) =>
        counted(Array.from({ length: Math.min(limit, count - from) }, (__, index) => eventAt(from + index))),
    };
    await new States(long, snapshots).load(counter, stream);
    expect(read).toBe(count);
    read = 0;
    const reopened = await new States(long, snapshots).load(counter, stream);
    expect(reopened).toMatchObject({ state: count, revision: count - 1 });
    expect(read).toBe(count % SNAPSHOT_EVERY_EVENTS);
  });

  it('opens a stream by reading at most 200 events at each of its lengths, if whoever wrote it had it open', async () => {
    const writer = new States(store, snapshots);
    await append(0, 1);
    await writer.load(counter, stream);
    for (let length = 1; length < 3_000; length += 37) {
      await append(length, length + 37, 37);
      writer.observe(await store.read(stream, length));
      read = 0;
      const { revision } = await new States(counting, snapshots).load(counter, stream);
      expect(revision).toBe(length + 36);
      expect(read).toBeLessThanOrEqual(SNAPSHOT_EVERY_EVENTS);
    }
  });

  it('I8 remembers the commands of the last 24 h across a snapshot, and forgets older ones', async () => {
    await append(0, 10);
    await clock.advanceBy(COMMANDS_REMEMBERED_MS);
    await append(10, 2 * SNAPSHOT_EVERY_EVENTS);
    await new States(store, snapshots).load(counter, stream);
    const { commands } = await new States(store, snapshots).load(counter, stream);
    expect(commands.has(deriveId('counting', 9))).toBe(false);
    expect(commands.has(deriveId('counting', 10))).toBe(true);
  });

  it('passes by a snapshot of another version of the state', async () => {
    await append(0, SNAPSHOT_EVERY_EVENTS);
    await new States(store, snapshots).load(counter, stream);
    const doubled = { ...counter, stateVersion: 2, evolve: (sum: number, { data }: Counted) => sum + 2 * data.by };
    expect((await new States(store, snapshots).load(doubled, stream)).state).toBe(2 * SNAPSHOT_EVERY_EVENTS);
  });

  it('follows what others append without reading', async () => {
    await append(0, 3);
    const states = new States(counting, snapshots);
    await states.load(counter, stream);
    await append(3, 5);
    states.observe(await store.read(stream, 3));
    read = 0;
    expect((await states.load(counter, stream)).state).toBe(5);
    expect(read).toBe(0);
  });

  it('drops a stream that it has missed events of, and reads it again', async () => {
    await append(0, 3);
    const states = new States(store, snapshots);
    await states.load(counter, stream);
    await append(3, 6);
    states.observe(await store.read(stream, 5));
    expect((await states.load(counter, stream)).state).toBe(6);
  });

  describe('while a cold stream is read', () => {
    /** Holds the read back until it is told to answer. */
    const heldBack = () => {
      let answer: () => void = () => undefined;
      const told = new Promise<void>((resolve) => (answer = resolve));
      const held = async (...asked: Parameters<MemoryEventStore['read']>) => {
        const events = await store.read(...asked);
        await told;
        return events;
      };
      return { held: { read: held }, answer: () => answer() };
    };

    it('shows nobody the half that a snapshot holds', async () => {
      await append(0, SNAPSHOT_EVERY_EVENTS);
      await new States(store, snapshots).load(counter, stream);
      await append(SNAPSHOT_EVERY_EVENTS, SNAPSHOT_EVERY_EVENTS + 50);
      const { held, answer } = heldBack();
      const states = new States(held, snapshots);
      const [one, other] = [states.load(counter, stream), states.load(counter, stream)];
      await new Promise((resolve) => setImmediate(resolve));
      expect(states.kept(stream)).toBeUndefined();
      answer();
      expect((await one).state).toBe(SNAPSHOT_EVERY_EVENTS + 50);
      expect((await other).state).toBe(SNAPSHOT_EVERY_EVENTS + 50);
    });

    it('misses nothing that the tail shows meanwhile', async () => {
      await append(0, 3);
      const { held, answer } = heldBack();
      const states = new States(held, snapshots);
      const load = states.load(counter, stream);
      await append(3, 5);
      states.observe(await store.read(stream, 3));
      answer();
      expect((await load).state).toBe(5);
      await append(5, 6);
      states.observe(await store.read(stream, 5));
      expect(states.kept(stream)?.state).toBe(6);
    });
  });

  it('keeps no stream that does not exist, and one as soon as it does', async () => {
    const states = new States(store, snapshots);
    expect((await states.load(counter, stream)).revision).toBe(-1);
    expect(states.kept(stream)).toBeUndefined();
    await append(0, 1);
    states.begin(counter, stream, await store.read(stream, 0));
    expect(states.kept(stream)?.state).toBe(1);
  });

  it('tells whoever reads a stream that it can not be folded, and goes on following the others', async () => {
    await append(0, 1);
    const strict = {
      ...counter,
      evolve: (sum: number, { data }: Counted) => {
        if (sum === 1) throw new Error('poison');
        return sum + data.by;
      },
    };
    const states = new States(store, snapshots);
    await states.load(strict, stream);
    await append(1, 2);
    states.observe(await store.read(stream, 1));
    await expect(states.load(strict, stream)).rejects.toThrow('poison');
  });
});
