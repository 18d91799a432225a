import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MemoryRowStore } from '#runtime/memory/memory-row-store.js';
import { VirtualClock } from '#runtime/memory/virtual-clock.js';
import type { Table } from '#runtime/row-store.js';
import type { Engine } from '../../engine/engine.js';
import { PastMoments } from './past-moments.js';

const NOW = 1_000_000_000_000;
const audit: Table = { name: 'audit', version: 1, columns: { recordedAt: 'integer' }, indexes: [], history: false };
const positionOf = (index: number): string => String(index + 1).padStart(16, '0');

/** Moments of a log whose events were recorded at these times, in this order. */
async function momentsOf(times: readonly number[]): Promise<PastMoments> {
  const clock = new VirtualClock(NOW);
  const rows = new MemoryRowStore({ clock });
  await rows.prepare([audit]);
  const lease = (await rows.leases.acquire('runner:audit', 'me', 1_000))!;
  const head = positionOf(times.length - 1);
  const changes = times.map((recordedAt, index) => {
    const position = positionOf(index);
    const present = { body: JSON.stringify({ position, recordedAt }), from: position };
    return { key: position, closed: [], present };
  });
  const to = { position: head, time: Math.max(...times), eventId: 'last' };
  await rows.commit({ table: audit, lease, from: undefined, to, rows: changes, agenda: [], parked: [], unparked: [] });
  return new PastMoments({
    rows,
    clock,
    store: { head: async () => (times.length === 0 ? undefined : head) },
    table: () => audit,
    caughtUp: async () => true,
    logId: 'this',
  } as unknown as Engine);
}

describe('a moment of the past', () => {
  it('U1 is the last position whose time, the latest up to it, is not after it', () =>
    fc.assert(
      fc.asyncProperty(
        // Servers whose clocks differ by some milliseconds, and events that come in bursts.
        fc.array(fc.record({ laterMs: fc.nat(20), skewMs: fc.integer({ min: -30, max: 30 }) }), { minLength: 1 }),
        fc.nat(2_500),
        async (steps, after) => {
          let now = 10_000;
          const times = steps.map(({ laterMs, skewMs }) => (now += laterMs) + skewMs);
          const asked = 9_900 + after;
          const firstLater = times.findIndex((time) => time > asked);
          const last = firstLater < 0 ? times.length - 1 : firstLater - 1;
          const moments = await momentsOf(times);
          const found = moments.of(new Date(asked).toISOString());
          if (last < 0) return expect(found).rejects.toMatchObject({ code: 'moment-before-the-log' });
          await expect(found).resolves.toEqual({ position: positionOf(last), time: asked });
          const time = Math.max(...times.slice(0, last + 1));
          await expect(moments.of(`this.${positionOf(last)}`)).resolves.toEqual({ position: positionOf(last), time });
        },
      ),
    ));

  it('is found behind a long stretch of one time, and of later ones that were written first', async () => {
    const times = [1, ...Array.from({ length: 700 }, () => 900), ...Array.from({ length: 700 }, () => 500), 901];
    const moments = await momentsOf(times.map((time) => time * 1_000));
    await expect(moments.of(new Date(600_000).toISOString())).resolves.toMatchObject({ position: positionOf(0) });
  });

  it('is refused where it has not come, or was before everything', async () => {
    const moments = await momentsOf([5_000]);
    const refused = (asOf: string, code: string) => expect(moments.of(asOf)).rejects.toMatchObject({ code });
    await refused(new Date(NOW + 1).toISOString(), 'moment-in-the-future');
    await refused(`this.${positionOf(1)}`, 'moment-in-the-future');
    await refused(new Date(4_999).toISOString(), 'moment-before-the-log');
    await refused(`other.${positionOf(0)}`, 'position-of-another-store');
    for (const nonsense of ['yesterday', '2026-13-01', '17', 'this.x', '']) await refused(nonsense, 'invalid-request');
  });
});
