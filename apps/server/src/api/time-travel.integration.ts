import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import type { Recorded } from '#kernel/message.js';
import { MemoryEventStore } from '#event-store/memory/memory-event-store.js';
import { PostgresEventStore } from '#event-store/postgres/postgres-event-store.js';
import { PostgresRowStore } from '#postgres/postgres-row-store.js';
import { histories } from '../../../../test/support/history/histories.js';
import { createMigratedDatabase } from '../../../../test/support/migrated-database.js';
import { isoTime } from './http/iso-time.js';
import { callerOf } from './testing/caller.js';
import { memoryApi } from './testing/memory-api.js';
import { expectRowsOfTheMoment, expectTheMoment } from './testing/time-travel.properties.js';
import { tell, ToldClock } from './testing/told-history.js';

type Parts = Parameters<typeof memoryApi>[0];

/** Which moments of a story are looked at: an event, and how long after it. */
const moments = fc.array(fc.record({ event: fc.nat(), laterMs: fc.nat(30_000) }), { minLength: 2, maxLength: 4 });

async function expectMoments(
  parts: Parts,
  log: readonly Recorded[],
  asked: readonly { event: number; laterMs: number }[],
): Promise<void> {
  const api = await memoryApi(parts);
  try {
    for (const { event, laterMs } of asked) {
      const chosen = log[event % log.length]!;
      const call = callerOf(api);
      await expectTheMoment(call, log, chosen.position, `${api.engine.logId}.${chosen.position}`);
      await expectRowsOfTheMoment(api.engine, log, chosen.position);
      const time = chosen.metadata.recordedAt + laterMs;
      const last = log.findLast(({ metadata }) => metadata.recordedAt <= time)!;
      await expectTheMoment(call, log, last.position, isoTime(time));
    }
  } finally {
    await api.close();
  }
}

describe('U1 every list as of a moment', () => {
  it(
    'shows what the log makes of it when it is folded up to there',
    () =>
      fc.assert(
        fc.asyncProperty(histories(), moments, async (story, asked) => {
          const clock = new ToldClock(1);
          const store = new MemoryEventStore({ clock });
          const log = await tell(store, clock, story);
          await expectMoments({ store }, log, asked);
        }),
        // A story takes longer to be made smaller than a test may.
        { numRuns: 8, endOnFailure: true },
      ),
    120_000,
  );

  it('shows the same from PostgreSQL', async () => {
    const database = await createMigratedDatabase();
    const clock = new ToldClock(1);
    const store = await PostgresEventStore.open({ connectionString: database.url, clock, log: () => undefined });
    const rows = PostgresRowStore.open({ connectionString: database.url });
    try {
      const [story = []] = fc.sample(histories(), { numRuns: 1, seed: 4 });
      const log = await tell(store, clock, story);
      const asked = [0.1, 0.5, 0.9].map((part) => ({ event: Math.floor(part * log.length), laterMs: 7 }));
      await expectMoments({ store, rows }, log, asked);
    } finally {
      await rows.close();
      await database.drop();
    }
  }, 60_000);
});
