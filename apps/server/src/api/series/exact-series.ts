import type { BotRow } from '#projections/bots/bot.row.js';
import type { RunRow } from '#projections/runs/run.row.js';
import { capacityAt, type Changes } from './capacity.js';
import { percentileOf } from './percentile.js';
import type { SeriesView } from './series.dto.js';

/** What the series are made from: the runs and bots that were there at some time of the stretch. */
export type SeriesSource = {
  readonly runs: readonly Pick<RunRow, 'queuedAt' | 'startedAt' | 'endedAt' | 'status'>[];
  readonly bots: readonly Pick<BotRow, 'reservedAt' | 'enrolledAt' | 'leavingSince' | 'deletedAt'>[];
  readonly limits: readonly Changes[];
};

/** A stretch of time in equal steps. Times in ms; nothing is known after `now`. */
export type Stretch = { readonly from: number; readonly to: number; readonly steps: number; readonly now: number };

/** Gauges at the end of each step, and percentiles of what started and ended within it. */
export function exactSeries(source: SeriesSource, stretch: Stretch): SeriesView {
  const { from, to, steps, now } = stretch;
  const stepMs = (to - from) / steps;
  const ends = Array.from({ length: steps }, (_, step) => Math.round(from + stepMs * (step + 1)));
  const times = ends.filter((time) => time - stepMs < now).map((time) => Math.min(time, now));
  const started = byStep(source.runs, ({ startedAt }) => startedAt, stretch).slice(0, times.length);
  const ended = byStep(source.runs, ({ endedAt }) => endedAt, stretch).slice(0, times.length);
  return { times, ...gaugesAt(times, source), ...percentilesOf(started, ended), ...endsOf(ended) };
}

type Runs = SeriesSource['runs'];
type RunsByStep = readonly Runs[];

/** Runs by the step in which something happened to them. */
function byStep(runs: Runs, at: (run: Runs[number]) => number | null, { from, to, steps }: Stretch): RunsByStep {
  const groups: Runs[number][][] = Array.from({ length: steps }, () => []);
  const stepMs = (to - from) / steps;
  for (const run of runs) {
    const time = at(run);
    if (time !== null && time >= from && time < to) groups[Math.floor((time - from) / stepMs)]?.push(run);
  }
  return groups;
}

function gaugesAt(times: readonly number[], { runs, bots, limits }: SeriesSource) {
  const gauge = (at: (time: number) => number): number[] => times.map(at);
  const waiting = (time: number) => runs.filter((run) => isWithin(time, run.queuedAt, run.startedAt ?? run.endedAt));
  const running = (time: number) => runs.filter((run) => isWithin(time, run.startedAt, run.endedAt)).length;
  const there = (time: number) =>
    bots.filter((bot) => isWithin(time, bot.enrolledAt, bot.leavingSince ?? bot.deletedAt)).length;
  const beingMade = (time: number) =>
    bots.filter((bot) => isWithin(time, bot.reservedAt, bot.enrolledAt ?? bot.leavingSince)).length;
  return {
    queued: gauge((time) => waiting(time).length),
    oldestWaitMs: gauge(
      (time) => time - waiting(time).reduce((first, { queuedAt }) => Math.min(first, queuedAt), time),
    ),
    busy: gauge((time) => Math.min(running(time), there(time))),
    idle: gauge((time) => Math.max(0, there(time) - running(time))),
    provisioning: gauge(beingMade),
    leaving: gauge((time) => bots.filter((bot) => isWithin(time, bot.leavingSince, bot.deletedAt)).length),
    capacity: capacityAt(limits, times),
  };
}

function percentilesOf(started: RunsByStep, ended: RunsByStep) {
  const waits = started.map((runs) => runs.map(({ queuedAt, startedAt }) => (startedAt ?? queuedAt) - queuedAt));
  const lasts = ended.map((runs) =>
    runs.flatMap(({ startedAt, endedAt }) => (startedAt === null ? [] : [(endedAt ?? 0) - startedAt])),
  );
  return {
    waitingMedianMs: waits.map((step) => percentileOf(step, 50)),
    waitingP95MsByStep: waits.map((step) => percentileOf(step, 95)),
    runningMedianMs: lasts.map((step) => percentileOf(step, 50)),
    runningP95MsByStep: lasts.map((step) => percentileOf(step, 95)),
    waitingP95Ms: percentileOf(waits.flat(), 95),
    runningP95Ms: percentileOf(lasts.flat(), 95),
  };
}

function endsOf(ended: RunsByStep) {
  const succeeded = ended.map((runs) => runs.filter(({ status }) => status === 'succeeded').length);
  const sum = (numbers: readonly number[]): number => numbers.reduce((before, number) => before + number, 0);
  return {
    successPercent: ended.map(({ length }, step) => (length === 0 ? null : (100 * (succeeded[step] ?? 0)) / length)),
    ended: sum(ended.map(({ length }) => length)),
    succeeded: sum(succeeded),
  };
}

/** Whether a time lies in a span that has begun; one without an end goes on. */
const isWithin = (time: number, from: number | null, to: number | null): boolean =>
  from !== null && from <= time && (to === null || time < to);
