import type { SeriesView } from '#protocol/generated/api.gen.js';
import { inWords } from '../ui/durations.js';

export type Line = {
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly color: string;
  /** Drawn as an area; areas of one chart lie upon each other. */
  readonly stacked?: boolean;
  readonly dashed?: boolean;
};

export type ChartDefinition = {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly say: (value: number) => string;
  /** The steps that the axis may be marked in, in the unit of its values. */
  readonly marks: readonly number[];
};

const numbers = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const whole = (value: number): string => numbers.format(value);

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const wholeMarks = [1, 10, 100, 1_000, 10_000, 100_000].flatMap((ten) => [ten, 2 * ten, 5 * ten]);
const percentMarks = [10, 20, 25, 50];
/** Times that people round to. */
const timeMarks = [
  ...[50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * SECOND_MS),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE_MS),
  ...[1, 2, 3, 6, 12, 24, 48, 96, 168].map((hours) => hours * HOUR_MS),
];

/** The charts of a group or an environment. */
export const chartsOf = (data: SeriesView): readonly ChartDefinition[] => [
  {
    title: 'Queue length',
    say: whole,
    marks: wholeMarks,
    lines: [{ name: 'Queued runs', values: data.queued, color: '#2f76c9', stacked: true }],
  },
  {
    title: 'Oldest wait',
    say: inWords,
    marks: timeMarks,
    lines: [{ name: 'Longest wait', values: data.oldestWaitMs, color: '#c27a11' }],
  },
  {
    title: 'Bots by state, against capacity',
    say: whole,
    marks: wholeMarks,
    lines: [
      { name: 'Running', values: data.busy, color: '#2f76c9', stacked: true },
      { name: 'Idle', values: data.idle, color: '#2f9a83', stacked: true },
      { name: 'Provisioning', values: data.provisioning, color: '#e29a2d', stacked: true },
      { name: 'Being deleted', values: data.leaving, color: '#8a94a0', stacked: true },
      { name: 'Capacity', values: data.capacity, color: '#d13438', dashed: true },
    ],
  },
  {
    title: 'Waiting time of runs that started',
    say: inWords,
    marks: timeMarks,
    lines: [
      { name: 'Median', values: data.waitingMedianMs, color: '#2f76c9' },
      { name: '95th percentile', values: data.waitingP95MsByStep, color: '#c27a11' },
    ],
  },
  {
    title: 'Running time of runs that ended',
    say: inWords,
    marks: timeMarks,
    lines: [
      { name: 'Median', values: data.runningMedianMs, color: '#2f76c9' },
      { name: '95th percentile', values: data.runningP95MsByStep, color: '#c27a11' },
    ],
  },
  {
    title: 'Success rate of runs that ended',
    say: (value) => `${Math.round(value)} %`,
    marks: percentMarks,
    lines: [{ name: 'Succeeded', values: data.successPercent, color: '#2f9a83' }],
  },
];
