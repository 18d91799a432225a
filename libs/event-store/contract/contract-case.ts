import { randomUUID } from 'node:crypto';
import type { Clock } from '#kernel/clock.js';
import type { Metadata, NewEvent, Recorded } from '#kernel/message.js';
import type { EventStore, Slice } from '../event-store.js';

/** A store made for a suite; `close` also clears away what was made for it. */
export type OpenedStore = { readonly store: EventStore; close(): Promise<void> };

/** The store under test. It may hold events of others already: each case keeps to streams of its own. */
export type StoreUnderTest = () => EventStore;

/** A stream name that no other case has. */
export const freshStream = (kind = 'contract'): string => `${kind}-default_${randomUUID()}`;

export type Note = { readonly type: 'Noted'; readonly data: { readonly [field: string]: unknown } };

/** Events that carry this data, each with an id of its own. */
export const notes = (...data: readonly Note['data'][]): NewEvent<Note>[] => data.map((each) => note(each));

export const note = (data: Note['data'] = {}): NewEvent<Note> => ({
  type: 'Noted',
  data,
  id: randomUUID(),
  metadata: METADATA,
});

const METADATA: Omit<Metadata, 'recordedAt'> = {
  schemaVersion: 1,
  environmentId: 'default',
  actor: 'system:contract',
  commandId: 'command',
  $correlationId: 'correlation',
  $causationId: 'causation',
};

/** Every look at it is a millisecond later, so that two appends never bear the same time. */
export class TickingClock implements Clock {
  private time = 1_764_000_000_000;

  now(): number {
    return (this.time += 1);
  }

  waitUntil(): Promise<void> {
    return Promise.resolve();
  }
}

/** Follows until this many events have been seen; fails by the test's own timeout if they never come. */
export async function firstEvents(slices: AsyncIterable<Slice>, count: number): Promise<Recorded[]> {
  const events: Recorded[] = [];
  for await (const slice of slices) {
    events.push(...slice.events);
    if (events.length >= count) break;
  }
  return events;
}

/** Everything behind a position, read to the end. */
export async function allAfter(store: EventStore, start: string | undefined, limit = 1_000): Promise<Recorded[]> {
  const events: Recorded[] = [];
  for (let after = start; ;) {
    const slice = await store.readAll(after, { limit });
    events.push(...slice.events);
    after = slice.position;
    if (slice.atEnd) return events;
  }
}

export const ids = (events: readonly { readonly id: string }[]): string[] => events.map(({ id }) => id);
