import { describe, expect, it } from '@jest/globals';
import type { AgendaChange } from '../agenda.js';
import type { Parked } from '../stored-rows.js';
import { BotWriter, position } from './bots.js';
import { drain } from './drain.js';
import type { GetSubject } from './subject.js';

export function agendaContract(subject: GetSubject): void {
  /** A runner whose first batch puts entries on the agenda: key and due time. */
  const planned = async (entries: Readonly<Record<string, number>>) => {
    const { store } = subject();
    const writer = await BotWriter.open(store);
    const agenda = Object.entries(entries).map(([key, dueAt]): AgendaChange => ({ key, dueAt, from: position(1) }));
    await writer.write({}, { agenda });
    const runner = writer.table.name;
    const dueKeys = async (now: number, limit = 100): Promise<string> =>
      (await store.agenda.due(runner, now, limit)).map(({ key }) => key).join('');
    const parked = (key: string, at: string = position(1)): Parked => ({
      runner,
      key,
      position: at,
      eventId: `event of ${key}`,
      reason: 'refused',
      parkedAt: 7,
    });
    return { agenda: store.agenda, writer, runner, dueKeys, parked, store };
  };

  describe('an agenda', () => {
    it('gives what is due, the longest due first, ties by key, as many as asked for', async () => {
      const { dueKeys } = await planned({ d: 20, c: 10, b: 10, a: 30 });
      expect(await dueKeys(9)).toBe('');
      expect(await dueKeys(20)).toBe('bcd');
      expect(await dueKeys(99)).toBe('bcda');
      expect(await dueKeys(99, 2)).toBe('bc');
    });

    it('says when the next entry comes due', async () => {
      const { agenda, runner } = await planned({ a: 20, b: 10 });
      expect(await agenda.nextAt(runner)).toBe(10);
      await agenda.defer(runner, { key: 'b', from: position(1) }, { retryAt: 30, attempts: 1 });
      expect(await agenda.nextAt(runner)).toBe(20);
      await agenda.done(runner, { key: 'a', from: position(1) });
      expect(await agenda.nextAt(runner)).toBe(30);
      await agenda.done(runner, { key: 'b', from: position(1) });
      expect(await agenda.nextAt(runner)).toBeUndefined();
    });

    it('I5 remembers what is done with, and does it no more, until an event moves the row', async () => {
      const { agenda, runner, dueKeys, store, writer } = await planned({ a: 20, b: 10 });
      await agenda.defer(runner, { key: 'a', from: position(1) }, { retryAt: 30, attempts: 1 });
      await agenda.done(runner, { key: 'b', from: position(1) });
      expect(await dueKeys(Number.MAX_SAFE_INTEGER - 1)).toBe('a');
      const wanted = await store.atOneMoment(writer.table, (moment) => drain(moment.wanted));
      expect(wanted).toEqual([
        { key: 'a', dueAt: 20, from: position(1) },
        { key: 'b', dueAt: 10, from: position(1) },
      ]);
      await writer.write({}, { agenda: [{ key: 'b', dueAt: 12, from: position(2) }] });
      expect(await dueKeys(12)).toBe('b');
    });

    it('defers an entry with its attempts and the state of its operation', async () => {
      const { agenda, runner, dueKeys } = await planned({ a: 10 });
      const entry = { key: 'a', from: position(1) };
      await agenda.defer(runner, entry, { retryAt: 50, attempts: 3, resume: 'poll 𝒳' });
      expect(await dueKeys(49)).toBe('');
      expect(await agenda.due(runner, 50, 1)).toEqual([
        { ...entry, dueAt: 10, retryAt: 50, attempts: 3, resume: 'poll 𝒳' },
      ]);
      await agenda.defer(runner, entry, { retryAt: 60, attempts: 4 });
      expect(await agenda.due(runner, 60, 1)).toMatchObject([{ attempts: 4, resume: undefined }]);
    });

    it('begins anew, without attempts, when an event moves the row', async () => {
      const { agenda, runner, writer } = await planned({ a: 10 });
      await agenda.defer(runner, { key: 'a', from: position(1) }, { retryAt: 50, attempts: 3, resume: 'x' });
      await writer.write({}, { agenda: [{ key: 'a', dueAt: 20, from: position(2) }] });
      expect(await agenda.due(runner, 20, 1)).toEqual([
        { key: 'a', dueAt: 20, retryAt: 20, attempts: 0, from: position(2), resume: undefined },
      ]);
    });

    it('loses an entry that nothing is wanted of any more', async () => {
      const { writer, dueKeys } = await planned({ a: 10, b: 10 });
      await writer.write({}, { agenda: [{ key: 'a', dueAt: undefined, from: position(2) }] });
      expect(await dueKeys(99)).toBe('b');
    });

    it('keeps the last of several changes to one key', async () => {
      const { writer, dueKeys } = await planned({});
      const change = (key: string, dueAt: number | undefined): AgendaChange => ({ key, dueAt, from: position(2) });
      await writer.write(
        {},
        { agenda: [change('a', 1), change('b', 1), change('a', undefined), change('c', undefined), change('c', 1)] },
      );
      expect(await dueKeys(99)).toBe('bc');
    });

    it('leaves an entry alone that an event has moved since', async () => {
      const { agenda, runner, writer, dueKeys, parked, store } = await planned({ a: 10 });
      await writer.write({}, { agenda: [{ key: 'a', dueAt: 20, from: position(2) }] });
      const old = { key: 'a', from: position(1) };
      await agenda.done(runner, old);
      await agenda.defer(runner, old, { retryAt: 99, attempts: 9 });
      await agenda.park(parked('a'));
      expect(await dueKeys(20)).toBe('a');
      expect(await store.parked(runner)).toEqual([]);
    });

    it('does not mix up two runners', async () => {
      const one = await planned({ a: 10 });
      const two = await planned({ a: 10 });
      await one.agenda.done(one.runner, { key: 'a', from: position(1) });
      expect(await two.dueKeys(10)).toBe('a');
    });
  });

  describe('a parked row', () => {
    it('I12 shows, and is left out until it is taken up again', async () => {
      const { agenda, runner, dueKeys, parked, store } = await planned({ a: 10, b: 20 });
      await agenda.defer(runner, { key: 'a', from: position(1) }, { retryAt: 15, attempts: 5 });
      await agenda.park(parked('a'));
      expect(await store.parked(runner)).toEqual([parked('a')]);
      expect(await store.parked()).toContainEqual(parked('a'));
      expect(await dueKeys(99)).toBe('b');
      expect(await agenda.nextAt(runner)).toBe(20);

      expect(await agenda.unpark(runner, 'a')).toBe(true);
      expect(await agenda.unpark(runner, 'a')).toBe(false);
      expect(await agenda.due(runner, 10, 10)).toMatchObject([{ key: 'a', attempts: 0, retryAt: 10 }]);
      expect(await store.parked(runner)).toEqual([]);
    });

    it('is taken up again when an event moves it', async () => {
      const { agenda, runner, writer, dueKeys, parked, store } = await planned({ a: 10 });
      await agenda.park(parked('a'));
      await writer.write({}, { agenda: [{ key: 'a', dueAt: 20, from: position(2) }] });
      expect(await dueKeys(20)).toBe('a');
      expect(await store.parked(runner)).toEqual([]);
    });

    it('stays parked when the batch that moves it parks it', async () => {
      const { agenda, runner, writer, dueKeys, parked, store } = await planned({ a: 10 });
      await agenda.park(parked('a'));
      const broken = parked('a', position(2));
      await writer.write({}, { agenda: [{ key: 'a', dueAt: 20, from: position(2) }], parked: [broken] });
      expect(await dueKeys(20)).toBe('');
      expect(await store.parked(runner)).toEqual([broken]);
    });

    it('is parked and taken up again by batches too', async () => {
      const { writer, parked, store, runner } = await planned({});
      const { runner: _, ...x } = parked('x', position(2));
      await writer.write(
        {},
        {
          parked: [
            { ...x, parkedAt: 9 },
            { ...x, key: 'y', parkedAt: 8 },
          ],
        },
      );
      expect((await store.parked(runner)).map(({ key }) => key)).toEqual(['y', 'x']);

      await writer.write({}, { unparked: ['x', 'y', 'z'], parked: [{ ...x, reason: 'again' }] });
      expect(await store.parked(runner)).toEqual([{ ...x, runner, reason: 'again' }]);
    });
  });
}
