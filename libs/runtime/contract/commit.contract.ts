import { describe, expect, it } from '@jest/globals';
import { Superseded } from '../leases.js';
import { BotWriter, checkpointAt, newTable, position } from './bots.js';
import { allVersions } from './drain.js';
import type { GetSubject } from './subject.js';

export function commitContract(subject: GetSubject): void {
  describe('a batch', () => {
    it('writes rows and moves the checkpoint', async () => {
      const { store } = subject();
      const writer = await BotWriter.open(store);
      expect(await store.checkpoint(writer.table.name)).toBeUndefined();

      await writer.write({ a: { size: 1 }, b: { size: 2 } });

      expect(await store.checkpoint(writer.table.name)).toEqual(checkpointAt(1));
      expect(await store.load(writer.table, ['a', 'b', 'c'])).toEqual(
        new Map([
          ['a', { key: 'a', body: '{"size":1}', from: position(1) }],
          ['b', { key: 'b', body: '{"size":2}', from: position(1) }],
        ]),
      );
    });

    it('replaces and takes away rows', async () => {
      const { store } = subject();
      const writer = await BotWriter.open(store);
      await writer.write({ a: { size: 1 }, b: { size: 2 } });
      await writer.write({ a: { size: 3 }, b: undefined });
      expect(await store.load(writer.table, ['a', 'b'])).toEqual(
        new Map([['a', { key: 'a', body: '{"size":3}', from: position(2) }]]),
      );
    });

    it('writes nothing from another position than where the runner is', async () => {
      const { store } = subject();
      const writer = await BotWriter.open(store);
      await writer.write({ a: { size: 1 } });
      for (const from of [undefined, position(0), position(2)])
        await expect(writer.write({ a: { size: 2 } }, { from })).rejects.toThrow(Superseded);
      expect((await store.load(writer.table, ['a'])).get('a')?.body).toBe('{"size":1}');
      expect(await store.checkpoint(writer.table.name)).toEqual(checkpointAt(1));
    });

    it('I10 writes nothing for an owner that wakes up after its lease was taken', async () => {
      const { store, expire } = subject();
      const writer = await BotWriter.open(store);
      await writer.write({ a: { size: 1 } });
      await expire(writer.lease.name);
      await store.leases.acquire(writer.lease.name, 'another', 60_000);

      await expect(
        writer.write(
          { a: undefined, b: { size: 2 } },
          {
            agenda: [{ key: 'a', dueAt: 1, from: position(2) }],
            parked: [{ key: 'c', position: position(2), eventId: 'e', reason: 'r', parkedAt: 1 }],
          },
        ),
      ).rejects.toThrow(Superseded);

      expect([...(await store.load(writer.table, ['a', 'b'])).keys()]).toEqual(['a']);
      expect(await store.agenda.nextAt(writer.table.name)).toBeUndefined();
      expect(await store.parked(writer.table.name)).toEqual([]);
      expect(await allVersions(store, writer.table)).toHaveLength(1);
    });

    it('writes nothing for an owner that released its lease', async () => {
      const { store } = subject();
      const writer = await BotWriter.open(store);
      await store.leases.release(writer.lease);
      await expect(writer.write({ a: {} })).rejects.toThrow(Superseded);
    });

    it('lets one of many win the same position', async () => {
      const { store } = subject();
      const writer = await BotWriter.open(store);
      const commits = Array.from({ length: 8 }, (_, index) =>
        store.commit({
          ...writer.batch(1),
          rows: [{ key: `row-${index}`, closed: [], present: { body: '{}', from: position(1) } }],
        }),
      );
      const settled = await Promise.allSettled(commits);
      expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await allVersions(store, writer.table)).toHaveLength(1);
    });

    it('forgets a runner wholly when it is reset', async () => {
      const { store } = subject();
      const writer = await BotWriter.open(store);
      await writer.write({ a: { size: 1 } }, { agenda: [{ key: 'a', dueAt: 1, from: position(1) }] });
      await writer.write(
        { a: { size: 2 } },
        { parked: [{ key: 'c', position: position(2), eventId: 'e', reason: 'r', parkedAt: 1 }] },
      );
      await store.reset(writer.table);

      expect(await store.checkpoint(writer.table.name)).toBeUndefined();
      expect(await allVersions(store, writer.table)).toEqual([]);
      expect(await store.agenda.due(writer.table.name, 10, 10)).toEqual([]);
      expect(await store.parked(writer.table.name)).toEqual([]);
      await expect(writer.write({ a: {} })).rejects.toThrow(Superseded);
    });

    it('builds a new version of a table beside the old one', async () => {
      const { store } = subject();
      const old = await BotWriter.open(store);
      await old.write({ a: { size: 1 } });
      const next = await BotWriter.open(store, { ...old.table, version: 2 });
      expect(await store.checkpoint(old.table.name)).toBeUndefined();

      await next.write({ a: { size: 2 } });
      expect((await store.load(old.table, ['a'])).get('a')?.body).toBe('{"size":1}');
      expect((await store.load(next.table, ['a'])).get('a')?.body).toBe('{"size":2}');
    });

    it('keeps what is there when its table is prepared again', async () => {
      const { store } = subject();
      const writer = await BotWriter.open(store);
      await writer.write({ a: { size: 1 } });
      await store.prepare([writer.table]);
      expect(await store.checkpoint(writer.table.name)).toEqual(checkpointAt(1));
      expect((await store.load(writer.table, ['a'])).size).toBe(1);
    });

    it.each([
      ['a name with capitals', { name: 'Bots' }],
      ['a name that ends a statement', { name: 'bots"; drop table x' }],
      ['a column that ends a statement', { columns: { 'a" text; drop table x': 'text' } }],
      ['a column that every table has', { columns: { key: 'text' } }],
      ['an index on what is no column', { indexes: [['colour']] }],
    ] as const)('refuses a declaration with %s', async (_, changes) => {
      await expect(subject().store.prepare([newTable(changes)])).rejects.toThrow(TypeError);
    });
  });
}
