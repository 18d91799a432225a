import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldRow, keysOf, type AnyFolds, type Folds } from '#kernel/fold.js';
import type { Message, Recorded } from '#kernel/message.js';
import { histories } from '../test/support/history/histories.js';
import { projections } from './all.js';
import { bots } from './bots/bots.projection.js';
import { environments } from './environments/environments.projection.js';
import { activeGroups, committedSum } from './environments/environment.row.js';
import { botCounts } from './groups/bot-counts.js';
import { groups } from './groups/groups.projection.js';
import { queue } from './queue/queue.projection.js';
import { runs } from './runs/runs.projection.js';

const count = <T>(rows: readonly T[], of: (row: T) => boolean): number => rows.filter(of).length;

describe('counts, in any history that the rules allow', () => {
  it('a group counts its runs as their rows do', () =>
    fc.assert(
      fc.property(histories(), (log) => {
        const runRows = rowsOf(runs.on, log);
        for (const group of rowsOf(groups.on, log)) {
          const of = (...statuses: string[]) =>
            count(runRows, ({ groupId, status }) => groupId === group.groupId && statuses.includes(status));
          expect(group).toMatchObject({
            queued: of('queued', 'assigned'),
            assigned: of('assigned'),
            running: of('running', 'cancelling'),
            succeeded: of('succeeded'),
            failed: of('failed'),
            cancelled: of('cancelled'),
            timedOut: of('timedOut'),
          });
        }
      }),
    ));

  it('a group counts its bots as their rows do', () =>
    fc.assert(
      fc.property(histories(), (log) => {
        const botRows = rowsOf(bots.on, log);
        for (const group of rowsOf(groups.on, log)) {
          const of = (...statuses: string[]) =>
            count(botRows, ({ groupId, status }) => groupId === group.groupId && statuses.includes(status));
          expect(botCounts(group)).toEqual({
            provisioning: of('reserved', 'provisioning'),
            idle: of('idle'),
            busy: of('busy'),
            leaving: of('leaving'),
          });
        }
      }),
    ));

  it('the queue holds the runs that have not started', () =>
    fc.assert(
      fc.property(histories(), (log) => {
        const waiting = rowsOf(runs.on, log).filter(({ status }) => status === 'queued' || status === 'assigned');
        const ids = (rows: readonly { readonly runId: string }[]) => rows.map(({ runId }) => runId).sort();
        expect(ids(rowsOf(queue.on, log))).toEqual(ids(waiting));
      }),
    ));

  it('X3 S10 an environment counts what its groups hold and are guaranteed', () =>
    fc.assert(
      fc.property(histories(), (log) => {
        const groupRows = rowsOf(groups.on, log);
        const active = groupRows.filter(({ status }) => status === 'active');
        for (const environment of rowsOf(environments.on, log)) {
          expect(environment.slots).toBe(groupRows.reduce((sum, { slots }) => sum + slots, 0));
          expect(committedSum(environment)).toBe(active.reduce((sum, { committed }) => sum + committed, 0));
          expect(activeGroups(environment)).toBe(active.length);
        }
      }),
    ));
});

describe('batches', () => {
  it.each(projections.map(({ name, on }) => [name, on] as const))(
    'I5 %s makes the same rows of a log, however it is cut into batches',
    (_, on) =>
      fc.assert(
        fc.property(histories(), fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (log, sizes) => {
          expect(inBatches(on, log, sizes)).toEqual(inBatches(on, log, [log.length]));
        }),
        { numRuns: 30 },
      ),
  );
});

function rowsOf<Row, E extends Message>(folds: Folds<Row, E>, log: readonly Recorded[]): Row[] {
  const bodies = inBatches(folds as unknown as AnyFolds, log, [1]);
  return Object.values(bodies).map((body) => JSON.parse(body) as Row);
}

/** Rows as text by key, stored and read back after every batch; the sizes are used in turn. */
function inBatches(folds: AnyFolds, log: readonly Recorded[], sizes: readonly number[]): Record<string, string> {
  let stored: Record<string, string> = {};
  for (let start = 0, turn = 0; start < log.length; turn++) {
    const end = start + (sizes[turn % sizes.length] ?? 1);
    const rows = new Map(Object.entries(stored).map(([key, body]) => [key, JSON.parse(body) as unknown]));
    for (const event of log.slice(start, end)) {
      for (const key of keysOf(folds, event)) {
        const row = foldRow(folds, rows.get(key), event, key);
        if (row === undefined) rows.delete(key);
        else rows.set(key, row);
      }
    }
    stored = Object.fromEntries([...rows].map(([key, row]) => [key, JSON.stringify(row)]));
    start = end;
  }
  return stored;
}
