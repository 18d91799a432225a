import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Bot, BotWriter, newTable, position } from './bots.js';
import { allPages } from './pages.js';
import type { GetSubject } from './subject.js';

/** What one batch does to some rows: a bot to stand there, or none. */
const changes = fc.dictionary(
  fc.constantFrom('a', 'b', 'c', 'd', '𝒳'),
  fc.option(
    fc.record({ group: fc.constantFrom('red', 'blue'), size: fc.integer({ min: 0, max: 3 }) }, { requiredKeys: [] }),
    { nil: undefined },
  ),
  { noNullPrototype: true },
);

export function timeTravelContract(subject: GetSubject): void {
  describe('as of a position', () => {
    it('a list is what the versions up to there make, in every order, filtered or not, page by page', async () => {
      const { store, samples } = subject();
      const history = fc.array(changes, { minLength: 1, maxLength: 8 });
      const shape = fc.record({
        descending: fc.boolean(),
        filtered: fc.boolean(),
        limit: fc.integer({ min: 1, max: 6 }),
      });

      await fc.assert(
        fc.asyncProperty(history, shape, async (batches, { descending, filtered, limit }) => {
          const writer = await BotWriter.open(store);
          const rows = new Map<string, Bot>();
          const expected: string[][] = [];
          for (const batch of batches) {
            await writer.write(batch);
            for (const [key, bot] of Object.entries(batch))
              if (bot) rows.set(key, bot);
              else rows.delete(key);
            const shown = [...rows].filter(([, bot]) => !filtered || bot.group === 'red');
            expected.push(shown.map(([key, bot]) => `${key} ${JSON.stringify(bot)}`).sort());
          }
          for (const [index, wanted] of expected.entries()) {
            const query = {
              asOf: position(index + 1),
              orderBy: { field: 'size', descending },
              where: filtered ? [{ field: 'group', is: 'red' }] : [],
              limit,
            };
            const found = await allPages(store, writer.table, query);
            expect(found.map(({ key, body }) => `${key} ${body}`).sort()).toEqual(wanted);
            const { total } = await store.query(writer.table, { ...query, count: true });
            expect(total).toBe(wanted.length);
          }
        }),
        { numRuns: samples },
      );
    });

    it('before the first version there is nothing, and behind the last all that stands', async () => {
      const { store } = subject();
      const writer = await BotWriter.open(store);
      await writer.write({ a: { size: 1 } });
      expect((await store.query(writer.table, { asOf: position(0), limit: 10 })).rows).toEqual([]);
      expect((await store.query(writer.table, { asOf: position(99), limit: 10 })).rows).toHaveLength(1);
    });

    it('a version ends where the next one begins', async () => {
      const { store } = subject();
      const writer = await BotWriter.open(store);
      await writer.write({ a: { size: 1 } });
      await writer.write({ a: { size: 2 } });
      const { rows } = await store.query(writer.table, { asOf: position(2), limit: 10 });
      expect(rows).toEqual([{ key: 'a', body: '{"size":2}', from: position(2) }]);
    });

    it('a table without history refuses', async () => {
      const { store } = subject();
      const { table } = await BotWriter.open(store, newTable({ history: false }));
      await expect(store.query(table, { asOf: position(1), limit: 1 })).rejects.toThrow(TypeError);
    });
  });
}
