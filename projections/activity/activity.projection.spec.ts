import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { projectionSpec, rowsOf } from '#kernel/testing/fold-spec.js';
import { botDeleted, botEnrolled, botLost, botRequested, botRetired } from '../../test/support/events/bot-events.js';
import {
  runCancelledInQueue,
  runEnqueued,
  runFailed,
  runStarted,
  runSucceeded,
} from '../../test/support/events/run-events.js';
import { foldedFrom } from '../../test/support/history/folded-from.js';
import { histories } from '../../test/support/history/histories.js';
import { botCounts } from '../groups/bot-counts.js';
import { groups } from '../groups/groups.projection.js';
import { HOUR_MS, MINUTE_MS, MINUTES_KEPT } from './activity-keys.js';
import { activity } from './activity.projection.js';

const group = 'group:group-1';

describe('activity', () => {
  it('counts a run in its minute, its hour and ever, for its group and its environment', () => {
    const run = { queuedAt: HOUR_MS + 90_000, startedAt: HOUR_MS + 100_000, endedAt: HOUR_MS + 130_000 };
    const rows = rowsOf(activity.on, [runEnqueued(run), runStarted(run), runSucceeded(run)]);
    const minutes = [`${group} minute 61`, `${group} minute 62`];
    expect(minutes.map((key) => rows[key])).toMatchObject([
      { from: 61 * MINUTE_MS, waiting: 0, running: 1, firstQueuedAt: run.queuedAt, ended: 0 },
      { from: 62 * MINUTE_MS, waiting: 0, running: -1, firstQueuedAt: null, ended: 1, succeeded: 1 },
    ]);
    const whole = { waiting: 0, running: 0, waits: { 163: 1 }, lasts: { 189: 1 }, ended: 1, succeeded: 1 };
    expect(rows[`${group} hour 1`]).toMatchObject({ ...whole, from: HOUR_MS });
    expect(rows[`${group} ever`]).toMatchObject({ ...whole, from: 0 });
    expect(rows['environment:default ever']).toEqual(rows[`${group} ever`]);
  });

  it('lets a run that never started leave the queue at its end, without a running time', () =>
    projectionSpec(activity)
      .given(runEnqueued({ queuedAt: 100 }), runCancelledInQueue({ queuedAt: 100, endedAt: 500 }))
      .thenRow(`${group} ever`, { waiting: 0, running: 0, firstQueuedAt: 100, ended: 1, lasts: {}, waits: {} }));

  it('counts a failure among what ended only', () =>
    projectionSpec(activity)
      .given(runEnqueued(), runStarted(), runFailed())
      .thenRow(`${group} ever`, { ended: 1, succeeded: 0 }));

  it('counts a bot by what it is: being made, enrolled, leaving, gone', () => {
    projectionSpec(activity).given(botRequested()).thenRow(`${group} ever`, { provisioning: 1, enrolled: 0 });
    projectionSpec(activity)
      .given(botRequested(), botEnrolled())
      .thenRow(`${group} ever`, { provisioning: 0, enrolled: 1, leaving: 0 });
    projectionSpec(activity)
      .given(botRequested(), botEnrolled(), botLost())
      .thenRow(`${group} ever`, { enrolled: 0, leaving: 1 });
    projectionSpec(activity)
      .given(botRequested(), botRetired({ enrolledAt: null }), botDeleted({ enrolledAt: null }))
      .thenRow(`${group} ever`, { provisioning: 0, enrolled: 0, leaving: 0 });
  });

  it('gives the place of a minute to the one that comes a turn of the ring later, and not back', () => {
    const later = MINUTES_KEPT * MINUTE_MS;
    const [now, then] = [{ queuedAt: 100 }, { queuedAt: later + 100 }];
    const rows = rowsOf(activity.on, [runEnqueued(now), runEnqueued(then), runEnqueued(now)]);
    expect(rows[`${group} minute 0`]).toMatchObject({ from: later, waiting: 1 });
    expect(rows[`${group} hour 0`]).toMatchObject({ waiting: 2 });
  });

  it('adds up to what the groups count, in any history that the rules allow', () =>
    fc.assert(
      fc.property(histories(), (log) => {
        const rows = foldedFrom(activity.on, log);
        for (const row of Object.values(foldedFrom(groups.on, log))) {
          const ever = rows[`group:${row.groupId} ever`];
          const { leaving } = botCounts(row);
          expect([ever?.waiting ?? 0, ever?.running ?? 0]).toEqual([row.queued, row.running]);
          expect([ever?.enrolled ?? 0, ever?.leaving ?? 0]).toEqual([row.enrolled, leaving]);
        }
      }),
    ));
});
