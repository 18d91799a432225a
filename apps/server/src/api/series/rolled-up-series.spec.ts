import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Recorded } from '#kernel/message.js';
import type { HostlerEvent } from '#domain/all.events.js';
import { everKey, hourKey, minuteKey } from '#projections/activity/activity-keys.js';
import { activity } from '#projections/activity/activity.projection.js';
import { noActivity, type ActivityRow } from '#projections/activity/activity.row.js';
import { bots } from '#projections/bots/bots.projection.js';
import { capacities } from '#projections/capacities/capacities.projection.js';
import { runs } from '#projections/runs/runs.projection.js';
import { foldedFrom } from '../../../../../test/support/history/folded-from.js';
import { histories } from '../../../../../test/support/history/histories.js';
import { exactSeries } from './exact-series.js';
import { rolledUpSeries, runsWithin, type RolledUp } from './rolled-up-series.js';
import { stepsOf, type Steps, type Stretch } from './steps.js';

const HOUR_MS = 60 * 60_000;
const scope = 'environment:default';

describe('series from roll-ups', () => {
  it.each([
    ['minutes', 10 * 60_000],
    ['hours', 6 * HOUR_MS],
  ])('say of %s what the runs and bots themselves say', (_, stepMs) =>
    fc.assert(
      fc.property(histories(), (log) => {
        const now = (log.at(-1)?.metadata.recordedAt ?? 0) + 1;
        const from = Math.floor(Math.max(0, now - 2 * 24 * HOUR_MS) / HOUR_MS) * HOUR_MS;
        const to = from + Math.ceil((now - from) / stepMs) * stepMs;
        const stretch = { from, to, steps: (to - from) / stepMs, now, isPast: false, present: now };
        const rolledUp = seriesOf(log, stretch);
        const source = { runs: Object.values(foldedFrom(runs.on, log)), bots: Object.values(foldedFrom(bots.on, log)) };
        const exact = exactSeries({ ...source, limits: limitsOf(log) }, stretch);
        // What happens in the very millisecond in which a step ends counts to the next one here.
        expect(rolledUp.times).toEqual(exact.times);
        expect(rolledUp.capacity).toEqual(exact.capacity);
        expect(rolledUp.ended).toBe(exact.ended);
        expect(rolledUp.succeeded).toBe(exact.succeeded);
        expect(rolledUp.successPercent).toEqual(exact.successPercent);
        for (const gauge of ['queued', 'oldestWaitMs', 'busy', 'idle', 'leaving'] as const)
          expect([gauge, rolledUp[gauge].at(-1)]).toEqual([gauge, exact[gauge].at(-1)]);
        expectNear(rolledUp.waitingP95MsByStep, exact.waitingP95MsByStep);
        expectNear(rolledUp.runningP95MsByStep, exact.runningP95MsByStep);
      }),
      { numRuns: 40 },
    ),
  );

  it('never counts fewer runs than there were', () =>
    fc.assert(
      fc.property(histories(), (log) => {
        const now = (log.at(-1)?.metadata.recordedAt ?? 0) + 1;
        const steps = stepsOf({
          from: Math.max(0, now - HOUR_MS),
          to: now,
          steps: 60,
          now,
          isPast: false,
          present: now,
        });
        const there = Object.values(foldedFrom(runs.on, log)).filter(
          ({ endedAt }) => endedAt === null || endedAt >= steps.begin,
        );
        expect(runsWithin(rolledUpOf(log, steps), steps)).toBeGreaterThanOrEqual(there.length);
      }),
      { numRuns: 40 },
    ));
});

describe('steps', () => {
  const day = 24 * HOUR_MS;
  const present = 100 * day + 90 * 60_000 + 30_000;
  const asked = { from: present - day, to: present, steps: 120, now: present, isPast: false, present };

  it('are whole minutes, at least as long as asked for, on minutes', () => {
    const { begin, ends } = stepsOf(asked);
    expect(begin).toBe(asked.from - 30_000);
    expect((ends[1] ?? 0) - (ends[0] ?? 0)).toBe(12 * 60_000);
    expect(ends.at(-1)).toBeGreaterThanOrEqual(present);
  });

  it('are whole hours where minutes are not kept any more', () => {
    const from = present - 30 * day;
    const { ends, minutes, coarser } = stepsOf({ ...asked, from, to: from + day });
    expect([(ends[1] ?? 0) - (ends[0] ?? 0), minutes, coarser]).toEqual([HOUR_MS, [], true]);
  });

  it('U1 end where the past does, on the last minute that was over then', () => {
    const now = present - HOUR_MS;
    const { ends } = stepsOf({ ...asked, now, isPast: true });
    expect(ends.at(-1)).toBe(now - 30_000);
  });

  it('read the minutes of what is shown, and the hours since', () => {
    const to = present - 10 * HOUR_MS;
    const { minutes, hours } = stepsOf({ ...asked, from: to - HOUR_MS, to, steps: 10 });
    expect([minutes.length, hours.length]).toEqual([60 + 30, 10]);
  });
});

/** A histogram knows a number to a thirty-second of itself. */
function expectNear(rolledUp: readonly (number | null)[], exact: readonly (number | null)[]): void {
  expect(rolledUp.length).toBe(exact.length);
  for (const [index, value] of exact.entries())
    if (value === null) expect(rolledUp[index]).toBeNull();
    else expect(Math.abs((rolledUp[index] ?? Infinity) - value)).toBeLessThanOrEqual(value / 32);
}

function seriesOf(log: readonly Recorded<HostlerEvent>[], stretch: Stretch) {
  const steps = stepsOf(stretch);
  return rolledUpSeries(rolledUpOf(log, steps), steps, stretch.now);
}

const limitsOf = (log: readonly Recorded<HostlerEvent>[]) => [
  Object.values(foldedFrom(capacities.on, log)).filter((row) => row.scope === scope),
];

function rolledUpOf(log: readonly Recorded<HostlerEvent>[], { minutes, hours }: Steps): RolledUp {
  const rows = foldedFrom(activity.on, log) as Readonly<Record<string, ActivityRow | undefined>>;
  const waiting = Object.values(foldedFrom(runs.on, log)).filter(
    ({ status }) => status === 'queued' || status === 'assigned',
  );
  const spans = [
    ...minutes.map((from) => rows[minuteKey(scope, from)]),
    ...hours.map((from) => rows[hourKey(scope, from)]),
  ];
  return {
    ever: rows[everKey(scope)] ?? noActivity(0),
    spans: spans.flatMap((row) => (row === undefined ? [] : [row])),
    firstWaitingSince: waiting.length === 0 ? null : Math.min(...waiting.map(({ queuedAt }) => queuedAt)),
    limits: limitsOf(log),
  };
}
