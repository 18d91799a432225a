import type { Position } from '#kernel/message.js';
import type { EventStore } from '#event-store/event-store.js';
import { foldBatch } from './fold-batch.js';
import type { FoldedRow } from './folded-row.js';
import type { FoldTable } from './fold-runner.js';
import type { Moment, RowStore } from './row-store.js';
import { differencesBetween, RowSummaries, type Difference } from './row-summaries.js';
import { noSkips, type Skips } from './skips.js';
import { isBefore } from './tail.js';

const PAGE_EVENTS = 2_000;
/** Of differing keys, so many are named. */
const NAMED_DIFFERENCES = 20;

export type Comparison = {
  readonly projection: string;
  readonly version: number;
  /** Up to where both were folded. */
  readonly position: Position | undefined;
  readonly rows: number;
  /** Closed versions of rows, where history is kept. */
  readonly versions: number;
  /** Of sagas and effects: rows that want something, each with the time from when on. */
  readonly dueTimes: number;
  readonly equal: boolean;
  readonly differences: readonly Difference[];
};

/**
 * I5: takes the live rows, versions and due times of one moment, folds the log anew up to where they were then, and compares key
 * by key, byte for byte. Writers go on meanwhile.
 */
export async function compareRebuild(
  store: EventStore,
  rows: RowStore,
  what: FoldTable,
  skips: Skips = noSkips,
): Promise<Comparison> {
  const { table } = what;
  const isSkipped = await skips(table);
  const { position, live } = await rows.atOneMoment(table, async (moment) => ({
    position: moment.checkpoint?.position,
    live: await summarise(moment),
  }));
  const rebuilt = await rebuild(store, what, position, isSkipped);
  const differences = differencesBetween(live, rebuilt);
  return {
    projection: table.name,
    version: table.version,
    position,
    ...rebuilt.counts(),
    equal: differences.length === 0,
    differences: differences.slice(0, NAMED_DIFFERENCES),
  };
}

async function summarise({ versions, wanted }: Moment): Promise<RowSummaries> {
  const live = new RowSummaries();
  for await (const { key, body, from, to } of versions)
    if (to === undefined) live.stands(key, body, from);
    else live.closed(key, body, from, to);
  for await (const { key, dueAt, from } of wanted) live.wants(key, dueAt, from);
  return live;
}

async function rebuild(
  store: EventStore,
  { table, folds, dueAt }: FoldTable,
  upTo: Position | undefined,
  isSkipped: (eventId: string, key: string) => boolean,
): Promise<RowSummaries> {
  const present = new Map<string, FoldedRow>();
  const rebuilt = new RowSummaries();
  const parked = new Set<string>();
  let after: Position | undefined;
  while (isBefore(after, upTo)) {
    const slice = await store.readAll(after, { limit: PAGE_EVENTS });
    const events = slice.events.filter(({ position }) => !isBefore(upTo, position));
    const batch = foldBatch(folds, events, present, parked, isSkipped);
    for (const { key } of batch.parked) parked.add(key);
    for (const [key, row] of batch.after) {
      if (row === undefined) present.delete(key);
      else present.set(key, row);
    }
    if (table.history)
      for (const { key, closed } of batch.rows)
        for (const { version, to } of closed) rebuilt.closed(key, version.body, version.from, to);
    if (slice.atEnd || events.length < slice.events.length) break;
    after = slice.position;
  }
  for (const [key, { row, body, from }] of present) {
    rebuilt.stands(key, body, from);
    const due = dueAt?.(row);
    if (due !== undefined) rebuilt.wants(key, due, from);
  }
  return rebuilt;
}
