import { describe, expect, it } from '@jest/globals';
import type { StoredVersion } from '../stored-rows.js';
import { BotWriter, checkpointAt, newTable, position } from './bots.js';
import { allVersions, drain } from './drain.js';
import type { GetSubject } from './subject.js';

const ODD_TEXTS = [
  '𝒳',
  'quotes \' " `',
  'backslashes \\ \\\\ \\N \\u0001',
  'separators \u0001 \u00011 \u0002 , { } NULL',
  '\u0001',
  '=',
  '%_',
  'lines \n \r \u2028',
  'e\u0301 \u00e9',
  ' ',
  '__proto__',
];

export function rowsContract(subject: GetSubject): void {
  describe('rows', () => {
    it.each(ODD_TEXTS.map((text) => [JSON.stringify(text), text]))(
      'keeps %s in key, body and column',
      async (_, text) => {
        const { store } = subject();
        const writer = await BotWriter.open(store);
        await writer.write({ [`key ${text}`]: { group: text }, other: { group: 'other' } });

        const body = JSON.stringify({ group: text });
        const row = { key: `key ${text}`, body, from: position(1) };
        expect((await store.load(writer.table, [row.key])).get(row.key)).toEqual(row);
        const page = await store.query(writer.table, { where: [{ field: 'group', is: text }], limit: 10 });
        expect(page.rows).toEqual([row]);
      },
    );

    it('tells an empty text from none, and from a null', async () => {
      const { store } = subject();
      const writer = await BotWriter.open(store);
      await writer.write({ empty: { group: '' } });
      await writer.write({ absent: {} });
      const found = async (is: string | null): Promise<readonly string[]> =>
        (await store.query(writer.table, { where: [{ field: 'group', is }], limit: 10 })).rows.map(({ key }) => key);
      expect(await found('')).toEqual(['empty']);
      expect(await found(null)).toEqual(['absent']);
    });

    it('keeps the text of a body exactly', async () => {
      const { store } = subject();
      const writer = await BotWriter.open(store);
      const body = '{ "size": 1,   "size": 2, "z": "\\u0041\\u0000", "a": 1.50 }';
      await store.commit({
        ...writer.batch(1),
        rows: [{ key: 'a', closed: [], present: { body, from: position(1) } }],
      });
      expect((await store.load(writer.table, ['a'])).get('a')?.body).toBe(body);
    });

    it('shows a row whose column is of another type than declared as one without a value', async () => {
      const { store } = subject();
      const writer = await BotWriter.open(store);
      const present = { body: '{"size":"large","group":7,"idle":1.5}', from: position(1) };
      await store.commit({ ...writer.batch(1), rows: [{ key: 'a', closed: [], present }] });
      const where = ['size', 'group', 'idle'].map((field) => ({ field, is: null }));
      expect((await store.query(writer.table, { where, limit: 10 })).rows).toHaveLength(1);
    });

    it('shows all versions, present and closed, in the order of key and position', async () => {
      const { store } = subject();
      const writer = await BotWriter.open(store);
      await writer.write({ b: { size: 1 }, a: { size: 1 } });
      await writer.write({ b: { size: 2 } });
      await writer.write({ b: undefined, '𝒳': { size: 3 }, '\uffee': { size: 3 } });

      const version = (key: string, size: number, from: number, to?: number): StoredVersion => ({
        key,
        body: JSON.stringify({ size }),
        from: position(from),
        to: to === undefined ? undefined : position(to),
      });
      const [a, wide, astral] = [version('a', 1, 1), version('\uffee', 3, 3), version('𝒳', 3, 3)];
      expect(await allVersions(store, writer.table)).toEqual([
        a,
        version('b', 1, 1, 2),
        version('b', 2, 2, 3),
        wide,
        astral,
      ]);
    });

    it('keeps versions that came and went within a batch', async () => {
      const { store } = subject();
      const writer = await BotWriter.open(store);
      const versions = [1, 2].map((at) => ({ body: `{"size":${at}}`, from: position(at) }));
      const closed = versions.map((version, index) => ({ version, to: position(index + 2) }));
      await store.commit({ ...writer.batch(3), rows: [{ key: 'a', closed, present: undefined }] });
      expect(await allVersions(store, writer.table)).toEqual(
        closed.map(({ version, to }) => ({ key: 'a', ...version, to })),
      );
    });

    it('keeps no versions of a table without history', async () => {
      const { store } = subject();
      const writer = await BotWriter.open(store, newTable({ history: false }));
      await writer.write({ a: { size: 1 } });
      await writer.write({ a: { size: 2 } });
      expect(await allVersions(store, writer.table)).toHaveLength(1);
    });

    it('I5 shows rows, due times and checkpoint of one moment, whatever is written meanwhile', async () => {
      const { store } = subject();
      const writer = await BotWriter.open(store);
      const ids = Array.from({ length: 2_500 }, (_, index) => `bot-${String(index).padStart(4, '0')}`);
      const all = (size: number) => Object.fromEntries(ids.map((id) => [id, { size }]));
      const due = (dueAt: number, from: string) => ids.map((key) => ({ key, dueAt, from }));
      await writer.write(all(1), { agenda: due(7, position(1)) });
      await store.atOneMoment(writer.table, async ({ checkpoint, versions, wanted }) => {
        let seen = 0;
        for await (const { body, to } of versions) {
          if (seen === 0) await writer.write({ ...all(2), 'bot-0009': undefined }, { agenda: due(8, position(2)) });
          expect([body, to]).toEqual(['{"size":1}', undefined]);
          seen++;
        }
        expect(seen).toBe(2_500);
        expect(await drain(wanted)).toEqual(due(7, position(1)));
        expect(checkpoint).toEqual(checkpointAt(1));
      });
    });

    it('lets go when it was not looked at to the end', async () => {
      const { store } = subject();
      const writer = await BotWriter.open(store);
      await writer.write({ a: {}, b: {} });
      for (let round = 0; round < 20; round++)
        await store.atOneMoment(writer.table, async ({ versions }) => {
          for await (const _ of versions) break;
        });
      expect((await store.load(writer.table, ['a'])).size).toBe(1);
    });
  });
}
