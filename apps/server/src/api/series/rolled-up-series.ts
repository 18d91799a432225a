import type { ActivityRow } from '#projections/activity/activity.row.js';
import { merged, percentileIn, type Histogram } from '#projections/activity/histogram.js';
import { capacityAt, type Changes } from './capacity.js';
import type { SeriesView } from './series.dto.js';
import type { Steps } from './steps.js';

/** What the series are made from. All rows are read in one moment, so that they agree. */
export type RolledUp = {
  /** Everything that ever happened. */
  readonly ever: ActivityRow;
  /** Minutes and hours from the begin of the steps to the present, in order of time; none where nothing happened. */
  readonly spans: readonly ActivityRow[];
  /** When the first of the runs was queued that wait now; `null` where none waits. */
  readonly firstWaitingSince: number | null;
  readonly limits: readonly Changes[];
};

/** Gauges at the end of each step, and percentiles of what started and ended within it; known as well as the roll-ups know them. */
export function rolledUpSeries(from: RolledUp, { begin, ends }: Steps, now: number): SeriesView {
  const gauges = gaugesAt(from, ends);
  const steps = ends.map((end, index) => {
    const start = ends[index - 1] ?? begin;
    return from.spans.filter((span) => span.from >= start && span.from < end);
  });
  const waits = steps.map((step) => merged(step.map((span) => span.waits)));
  const lasts = steps.map((step) => merged(step.map((span) => span.lasts)));
  const ended = steps.map((step) => step.reduce((sum, span) => sum + span.ended, 0));
  const succeeded = steps.map((step) => step.reduce((sum, span) => sum + span.succeeded, 0));
  const percentiles = (histograms: readonly Histogram[], percent: number) =>
    histograms.map((histogram) => percentileIn(histogram, percent));
  const times = ends.map((end) => Math.min(end, now));
  return {
    times,
    queued: gauges.map(({ waiting }) => waiting),
    oldestWaitMs: gauges.map(({ oldestSince }, index) => Math.max(0, Math.min(ends[index] ?? 0, now) - oldestSince)),
    busy: gauges.map(({ running, enrolled }) => Math.min(running, enrolled)),
    idle: gauges.map(({ running, enrolled }) => Math.max(0, enrolled - running)),
    provisioning: gauges.map(({ provisioning }) => provisioning),
    leaving: gauges.map(({ leaving }) => leaving),
    capacity: capacityAt(from.limits, times),
    waitingMedianMs: percentiles(waits, 50),
    waitingP95MsByStep: percentiles(waits, 95),
    runningMedianMs: percentiles(lasts, 50),
    runningP95MsByStep: percentiles(lasts, 95),
    successPercent: ended.map((count, index) => (count === 0 ? null : (100 * (succeeded[index] ?? 0)) / count)),
    ended: ended.reduce((sum, count) => sum + count, 0),
    succeeded: succeeded.reduce((sum, count) => sum + count, 0),
    waitingP95Ms: percentileIn(merged(waits), 95),
    runningP95Ms: percentileIn(merged(lasts), 95),
  };
}

type Gauges = Pick<ActivityRow, 'waiting' | 'running' | 'enrolled' | 'provisioning' | 'leaving'> & {
  /** Since when the oldest run waited; in the future where none did. */
  readonly oldestSince: number;
};

/** Backwards from the present: what was there is what is there, less what has come since. */
function gaugesAt({ ever, spans, firstWaitingSince }: RolledUp, ends: readonly number[]): readonly Gauges[] {
  let gauges: Gauges = { ...ever, oldestSince: firstWaitingSince ?? Infinity };
  let next = spans.length - 1;
  const found = ends.toReversed().map((end) => {
    for (let span = spans[next]; span !== undefined && span.from >= end; span = spans[--next])
      gauges = before(span, gauges);
    return gauges;
  });
  return found.toReversed();
}

/** Of the runs that waited before a span, the oldest waits still, or has left the queue in it or later. */
const before = (span: ActivityRow, after: Gauges): Gauges => ({
  waiting: after.waiting - span.waiting,
  running: after.running - span.running,
  enrolled: after.enrolled - span.enrolled,
  provisioning: after.provisioning - span.provisioning,
  leaving: after.leaving - span.leaving,
  oldestSince: Math.min(after.oldestSince, span.firstQueuedAt ?? Infinity),
});

/** At most so many runs were there in the steps, so that one knows whether they could be read one by one. */
export function runsWithin({ ever, spans }: Pick<RolledUp, 'ever' | 'spans'>, { begin, ends }: Steps): number {
  const rolledUp = { ever, spans, firstWaitingSince: null, limits: [] };
  const [first] = gaugesAt(rolledUp, [begin]);
  const within = spans.filter(({ from }) => from < (ends.at(-1) ?? begin));
  const came = within.reduce((sum, span) => sum + Math.max(0, span.waiting) + startedIn(span) + span.ended, 0);
  return (first?.waiting ?? 0) + (first?.running ?? 0) + came;
}

const startedIn = ({ waits }: ActivityRow): number => Object.values(waits).reduce((sum, count) => sum + count, 0);
