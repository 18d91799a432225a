import type { BotRow } from '#projections/bots/bot.row.js';
import type { RunRow } from '#projections/runs/run.row.js';
import { percentileOf } from './percentile.js';
import type { SeriesView } from './series.dto.js';

/** What the series are made from: the runs and bots that were there at some time of the stretch. */
export type SeriesSource = {
  readonly runs: readonly Pick<RunRow, 'queuedAt' | 'startedAt' | 'endedAt' | 'status'>[];
  readonly bots: readonly Pick<BotRow, 'reservedAt' | 'enrolledAt' | 'leavingSince' | 'deletedAt'>[];
  readonly capacity: number;
};

/** A stretch of time in equal steps. Times in ms; nothing is known after `now`. */
export type Stretch = { readonly from: number; readonly to: number; readonly steps: number; readonly now: number };

/** Gauges at the end of each step, and percentiles of what started and ended within it. */
export function exactSeries({ runs, bots, capacity }: SeriesSource, { from, to, steps, now }: Stretch): SeriesView {
  const stepMs = (to - from) / steps;
  const ends = Array.from({ length: steps }, (_, step) => Math.round(from + stepMs * (step + 1)));
  const times = ends.filter((time) => time - stepMs < now).map((time) => Math.min(time, now));
  const gauge = (at: (time: number) => number): number[] => times.map(at);
  const within = <Item>(items: readonly Item[], at: (item: Item) => number | null): readonly (readonly Item[])[] => {
    const groups: Item[][] = times.map(() => []);
    for (const item of items) {
      const time = at(item);
      if (time !== null && time >= from && time < to) groups[Math.floor((time - from) / stepMs)]?.push(item);
    }
    return groups;
  };

  const waiting = (time: number) => runs.filter((run) => isWithin(time, run.queuedAt, run.startedAt ?? run.endedAt));
  const running = (time: number): number => runs.filter((run) => isWithin(time, run.startedAt, run.endedAt)).length;
  const there = (time: number): number =>
    bots.filter((bot) => isWithin(time, bot.enrolledAt, bot.leavingSince ?? bot.deletedAt)).length;
  const started = within(runs, ({ startedAt }) => startedAt);
  const ended = within(runs, ({ endedAt }) => endedAt);
  const waits = started.map((step) => step.map(({ queuedAt, startedAt }) => (startedAt ?? queuedAt) - queuedAt));
  const lasts = ended.map((step) =>
    step.flatMap((run) => (run.startedAt === null ? [] : [(run.endedAt ?? 0) - run.startedAt])),
  );
  const succeeded = ended.map((step) => step.filter(({ status }) => status === 'succeeded').length);
  const sum = (numbers: readonly number[]): number => numbers.reduce((before, number) => before + number, 0);
  return {
    times,
    queued: gauge((time) => waiting(time).length),
    oldestWaitMs: gauge(
      (time) => time - waiting(time).reduce((first, { queuedAt }) => Math.min(first, queuedAt), time),
    ),
    busy: gauge((time) => Math.min(running(time), there(time))),
    idle: gauge((time) => Math.max(0, there(time) - running(time))),
    provisioning: gauge(
      (time) => bots.filter((bot) => isWithin(time, bot.reservedAt, bot.enrolledAt ?? bot.leavingSince)).length,
    ),
    leaving: gauge((time) => bots.filter((bot) => isWithin(time, bot.leavingSince, bot.deletedAt)).length),
    capacity: gauge(() => capacity),
    waitingMedianMs: waits.map((step) => percentileOf(step, 50)),
    waiting95Ms: waits.map((step) => percentileOf(step, 95)),
    runningMedianMs: lasts.map((step) => percentileOf(step, 50)),
    running95Ms: lasts.map((step) => percentileOf(step, 95)),
    successPercent: ended.map((step, index) =>
      step.length === 0 ? null : (100 * (succeeded[index] ?? 0)) / step.length,
    ),
    ended: sum(ended.map((step) => step.length)),
    succeeded: sum(succeeded),
    waitingP95Ms: percentileOf(waits.flat(), 95),
    runningP95Ms: percentileOf(lasts.flat(), 95),
  };
}

/** Whether a time lies in a span that has begun; one without an end goes on. */
const isWithin = (time: number, from: number | null, to: number | null): boolean =>
  from !== null && from <= time && (to === null || time < to);
