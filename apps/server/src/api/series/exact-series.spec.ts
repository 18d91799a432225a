import { describe, expect, it } from '@jest/globals';
import { percentileOf } from './percentile.js';
import { exactSeries } from './exact-series.js';

const run = (
  queuedAt: number,
  startedAt: number | null,
  endedAt: number | null,
  status: 'queued' | 'running' | 'succeeded' | 'failed',
) => ({
  queuedAt,
  startedAt,
  endedAt,
  status,
});
const bot = { reservedAt: 5, enrolledAt: 15, leavingSince: 45, deletedAt: 55 };
const stretch = { from: 0, to: 60, steps: 6, now: 1_000 };

describe('series of a stretch of time', () => {
  const series = exactSeries(
    {
      runs: [run(5, 20, 38, 'succeeded'), run(18, 39, 44, 'failed'), run(41, null, null, 'queued')],
      bots: [bot],
      limits: [
        [
          { since: 0, bots: 4 },
          { since: 25, bots: 2 },
        ],
      ],
    },
    stretch,
  );

  it('counts runs that wait, and how long the oldest has', () => {
    expect(series.times).toEqual([10, 20, 30, 40, 50, 60]);
    expect(series.queued).toEqual([1, 1, 1, 0, 1, 1]);
    expect(series.oldestWaitMs).toEqual([5, 2, 12, 0, 9, 19]);
  });

  it('counts bots by what they do', () => {
    expect(series.provisioning).toEqual([1, 0, 0, 0, 0, 0]);
    expect(series.busy).toEqual([0, 1, 1, 1, 0, 0]);
    expect(series.idle).toEqual([0, 0, 0, 0, 0, 0]);
    expect(series.leaving).toEqual([0, 0, 0, 0, 1, 0]);
  });

  it('says what there could be at each time, and not what there may be now', () =>
    expect(series.capacity).toEqual([4, 4, 2, 2, 2, 2]));

  it('measures what started and ended in each step', () => {
    expect(series.waitingMedianMs).toEqual([null, null, 15, 21, null, null]);
    expect(series.runningMedianMs).toEqual([null, null, null, 18, 5, null]);
    expect(series.successPercent).toEqual([null, null, null, 100, 0, null]);
    expect([series.ended, series.succeeded, series.runningP95Ms]).toEqual([2, 1, 18]);
  });

  it('knows nothing after now', () =>
    expect(exactSeries({ runs: [], bots: [], limits: [] }, { ...stretch, now: 25 }).times).toEqual([10, 20, 25]));
});

it('takes percentiles from what there is', () => {
  expect(percentileOf([], 95)).toBeNull();
  expect(percentileOf([3, 1, 2], 50)).toBe(2);
  expect(percentileOf([10, 30], 95)).toBe(30);
});
