import { expect, it } from '@jest/globals';
import type { RowQuery } from '#runtime/row-query.js';
import type { ModelsAtMoment } from '../http/models-at-moment.js';
import { AuditedEvents } from './audited-events.js';
import { AuditPages } from './audit-pages.js';

const EVENTS = 100_000;
const positionOf = (ordinal: number): string => String(ordinal).padStart(16, '0');

/** A log without end that is made up as it is read, so that only what the export holds takes memory. */
function endlessLog() {
  const read = { rows: 0, most: 0, outstanding: 0 };
  const placeOf = (ordinal: number) => ({ stream: `run-${ordinal}`, revision: 0 });
  const eventAt = (ordinal: number) => ({
    ...placeOf(ordinal),
    id: `event-${ordinal}`,
    position: positionOf(ordinal),
    type: 'RunEnqueued',
  });
  const behind = (after: string | undefined, limit: number) => {
    const first = Number(after ?? 0) + 1;
    return Array.from({ length: Math.max(0, Math.min(limit, EVENTS - first + 1)) }, (_, index) => first + index);
  };
  const models = {
    page: async (_: string, { after, limit }: RowQuery) => {
      const ordinals = behind(after?.key, limit);
      read.rows += ordinals.length;
      read.outstanding += ordinals.length;
      read.most = Math.max(read.most, read.outstanding);
      const key = positionOf(ordinals.at(-1) ?? 0);
      const rows = ordinals.map((ordinal) => ({
        key: positionOf(ordinal),
        body: JSON.stringify({ eventId: `event-${ordinal}`, ...placeOf(ordinal) }),
      }));
      return { page: { rows, next: Number(key) < EVENTS ? { value: key, key } : undefined } };
    },
  } as unknown as ModelsAtMoment;
  const store = {
    readAll: async (after: string | undefined, { limit }: { limit: number }) => ({
      events: behind(after, limit).map(eventAt),
    }),
    read: () => Promise.reject(new Error('found in the log at once')),
  };
  return { read, models, events: new AuditedEvents({ store } as never) };
}

it('U5 an export of 100,000 events holds one page, and reads no further than its reader', async () => {
  const { read, models, events } = endlessLog();
  let taken = 0;
  for await (const page of new AuditPages(events).of(models, [])) {
    taken += page.length;
    read.outstanding -= page.length;
    // A slow reader: whatever would be read ahead would be read now.
    await new Promise((resolve) => setImmediate(resolve));
    expect(read.rows).toBe(taken);
  }
  expect(taken).toBe(EVENTS);
  expect(read.most).toBeLessThanOrEqual(500);
});
