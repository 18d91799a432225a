import { createHash } from 'node:crypto';
import type { AnyFolds } from '#kernel/fold.js';
import type { Position } from '#kernel/message.js';
import type { EventStore } from '#event-store/event-store.js';
import { foldBatch, type FoldedRow } from './fold-batch.js';
import type { RowStore, Table } from './row-store.js';
import type { StoredVersion } from './stored-rows.js';
import { noSkips, type Skips } from './skips.js';
import { isBefore } from './tail.js';

const PAGE_EVENTS = 2_000;
/** Of differing keys, so many are named. */
const NAMED_DIFFERENCES = 20;
/** A table without history can only be compared while it stands still: so often it is tried. */
const TRIES = 5;

export type Comparison = {
  readonly projection: string;
  readonly version: number;
  /** Up to where both were folded. */
  readonly position: Position | undefined;
  readonly rows: number;
  /** Closed versions of rows, where history is kept. */
  readonly versions: number;
  readonly equal: boolean;
  readonly differences: readonly { readonly key: string; readonly difference: 'missing' | 'unexpected' | 'other' }[];
};

/** What is kept of one key: its present row, and a digest over all versions, so that memory does not grow with history. */
type Summary = { present: string | undefined; digest: string; versions: number };

/** Folds the log anew, beside the live rows, up to where they are, and compares row by row and version by version, byte for byte. */
export async function compareRebuild(
  store: EventStore,
  rows: RowStore,
  table: Table,
  folds: AnyFolds,
  skips: Skips = noSkips,
): Promise<Comparison> {
  const isSkipped = await skips(table);
  for (let tries = 1; ; tries += 1) {
    const upTo = (await rows.checkpoint(table.name))?.position;
    const rebuilt = await rebuild(store, folds, upTo, table.history, isSkipped);
    const live = await summarise(rows, table, upTo);
    const comparison = compare(table, upTo, live, rebuilt);
    const stoodStill = (await rows.checkpoint(table.name))?.position === upTo;
    if (comparison.equal || table.history || stoodStill || tries === TRIES) return comparison;
  }
}

async function rebuild(
  store: EventStore,
  folds: AnyFolds,
  upTo: Position | undefined,
  history: boolean,
  isSkipped: (eventId: string, key: string) => boolean,
): Promise<Map<string, Summary>> {
  const present = new Map<string, FoldedRow>();
  const summaries = new Map<string, Summary>();
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
    if (history)
      for (const { key, closed } of batch.rows) for (const version of closed) close(summaries, { key, ...version });
    if (slice.atEnd || events.length < slice.events.length) break;
    after = slice.position;
  }
  for (const [key, { body, from }] of present) open(summaries, key, body, from);
  return summaries;
}

async function summarise(rows: RowStore, table: Table, upTo: Position | undefined): Promise<Map<string, Summary>> {
  const summaries = new Map<string, Summary>();
  for await (const version of rows.scan(table, table.history ? 'versions' : 'present')) {
    if (isBefore(upTo, version.from)) continue;
    if (version.to === undefined || isBefore(upTo, version.to))
      open(summaries, version.key, version.body, version.from);
    else close(summaries, version);
  }
  return summaries;
}

const none: Summary = { present: undefined, digest: '', versions: 0 };

function close(
  summaries: Map<string, Summary>,
  { key, body, from, to }: Omit<StoredVersion, 'to'> & { to: Position | undefined },
): void {
  const before = summaries.get(key) ?? none;
  const digest = createHash('sha256').update(`${before.digest}\n${from}\n${to}\n${body}`).digest('base64');
  summaries.set(key, { ...before, digest, versions: before.versions + 1 });
}

function open(summaries: Map<string, Summary>, key: string, body: string, from: Position): void {
  summaries.set(key, { ...(summaries.get(key) ?? none), present: `${from}\n${body}` });
}

function compare(
  table: Table,
  position: Position | undefined,
  live: Map<string, Summary>,
  rebuilt: Map<string, Summary>,
): Comparison {
  const differences: Comparison['differences'][number][] = [];
  for (const [key, mine] of rebuilt) {
    const theirs = live.get(key);
    if (theirs === undefined) differences.push({ key, difference: 'missing' });
    else if (theirs.present !== mine.present || theirs.digest !== mine.digest)
      differences.push({ key, difference: 'other' });
  }
  for (const key of live.keys()) if (!rebuilt.has(key)) differences.push({ key, difference: 'unexpected' });
  const summaries = [...rebuilt.values()];
  return {
    projection: table.name,
    version: table.version,
    position,
    rows: summaries.filter(({ present }) => present !== undefined).length,
    versions: summaries.reduce((sum, { versions }) => sum + versions, 0),
    equal: differences.length === 0,
    differences: differences.slice(0, NAMED_DIFFERENCES),
  };
}
