import type { SeriesView } from '../generated/api.gen.js';
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
};

const whole = (value: number): string => String(Math.round(value));

/** The charts of a group or an environment. */
export const chartsOf = (data: SeriesView): readonly ChartDefinition[] => [
  {
    title: 'Queue length',
    say: whole,
    lines: [{ name: 'Queued runs', values: data.queued, color: '#2f76c9', stacked: true }],
  },
  {
    title: 'Oldest wait',
    say: inWords,
    lines: [{ name: 'Waiting since', values: data.oldestWaitMs, color: '#c27a11' }],
  },
  {
    title: 'Bots by state, against capacity',
    say: whole,
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
    lines: [
      { name: 'Median', values: data.waitingMedianMs, color: '#2f76c9' },
      { name: '95th percentile', values: data.waiting95Ms, color: '#c27a11' },
    ],
  },
  {
    title: 'Running time of runs that ended',
    say: inWords,
    lines: [
      { name: 'Median', values: data.runningMedianMs, color: '#2f76c9' },
      { name: '95th percentile', values: data.running95Ms, color: '#c27a11' },
    ],
  },
  {
    title: 'Success rate of runs that ended',
    say: (value) => `${Math.round(value)} %`,
    lines: [{ name: 'Succeeded', values: data.successPercent, color: '#2f9a83' }],
  },
];
