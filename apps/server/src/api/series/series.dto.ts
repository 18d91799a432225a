import { Numbers, Whole } from '../http/fields.js';

const MAX = Number.MAX_SAFE_INTEGER;
const ms = { minimum: 0, maximum: MAX } as const;

/** Gauges and percentiles over a stretch of time; every list has one value a step. */
export class SeriesView {
  @Numbers({ meaning: 'When each step ends, in epoch milliseconds.' })
  times: number[];

  @Numbers({ meaning: 'Runs that waited.' })
  queued: number[];

  @Numbers({ meaning: 'How long the oldest of them had waited, in milliseconds.' })
  oldestWaitMs: number[];

  @Numbers({ meaning: 'Bots with a run.' })
  busy: number[];

  @Numbers({ meaning: 'Bots without a run.' })
  idle: number[];

  @Numbers({ meaning: 'Bots that were being made.' })
  provisioning: number[];

  @Numbers({ meaning: 'Bots that were going.' })
  leaving: number[];

  @Numbers({
    meaning:
      'How many bots there could be: the add-ons of the environment then, and of a group no more than its maximum then.',
  })
  capacity: number[];

  @Numbers({
    meaning: 'Median waiting time of runs that started in the step, in milliseconds; null where none did.',
    gaps: true,
  })
  waitingMedianMs: (number | null)[];

  @Numbers({ meaning: '95th percentile of the same.', gaps: true })
  waitingP95MsByStep: (number | null)[];

  @Numbers({
    meaning: 'Median running time of runs that ended in the step, in milliseconds; null where none did.',
    gaps: true,
  })
  runningMedianMs: (number | null)[];

  @Numbers({ meaning: '95th percentile of the same.', gaps: true })
  runningP95MsByStep: (number | null)[];

  @Numbers({
    meaning: 'How many of a hundred runs that ended in the step succeeded; null where none ended.',
    gaps: true,
  })
  successPercent: (number | null)[];

  @Whole({ meaning: 'Runs that ended in the whole stretch.', minimum: 0, maximum: MAX })
  ended: number;

  @Whole({ meaning: 'Those of them that succeeded.', minimum: 0, maximum: MAX })
  succeeded: number;

  @Whole({
    meaning: '95th percentile of the waiting time over the whole stretch, in milliseconds.',
    ...ms,
    nullable: true,
  })
  waitingP95Ms: number | null;

  @Whole({
    meaning: '95th percentile of the running time over the whole stretch, in milliseconds.',
    ...ms,
    nullable: true,
  })
  runningP95Ms: number | null;
}
