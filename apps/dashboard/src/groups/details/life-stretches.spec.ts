import { describe, expect, it } from '@jest/globals';
import { stretchesOf, type Life, type Work } from './life-stretches.js';

const time = (second: number): string => new Date(second * 1_000).toISOString();
const life = (part: Partial<Life> = {}): Life => ({
  botId: 'bot-1',
  reservedAt: time(0),
  enrolledAt: time(600),
  leavingSince: null,
  deletedAt: null,
  ...part,
});
const run = (startedAt: number, endedAt: number | null, botId = 'bot-1'): Work => ({
  botId,
  startedAt: time(startedAt),
  endedAt: endedAt === null ? null : time(endedAt),
});
const told = (bot: Life, runs: readonly Work[], now: number, completeFrom = 0): readonly string[] =>
  stretchesOf(bot, { runs, completeFrom: completeFrom * 1_000 }, now * 1_000).map(
    ({ state, from, to }) => `${state} ${from / 1_000}-${to / 1_000}`,
  );

describe("a bot's life line", () => {
  it('is the time of its making, while it has not come', () =>
    expect(told(life({ enrolledAt: null }), [], 300)).toEqual(['provisioning 0-300']));

  it('tells the time with a run from the time between runs', () =>
    expect(told(life(), [run(2_000, null), run(700, 900), run(650, 800, 'bot-2')], 2_005)).toEqual([
      'provisioning 0-600',
      'idle 600-700',
      'running 700-900',
      'idle 900-2000',
      'running 2000-2005',
    ]));

  it('ends with its deletion', () =>
    expect(told(life({ leavingSince: time(1_000), deletedAt: time(1_060) }), [run(600, 1_000)], 5_000)).toEqual([
      'provisioning 0-600',
      'running 600-1000',
      'leaving 1000-1060',
    ]));

  it('does not call idle what it does not know', () => {
    expect(told(life(), [run(1_500, 1_600)], 2_000, 1_400)).toEqual([
      'provisioning 0-600',
      'unknown 600-1400',
      'idle 1400-1500',
      'running 1500-1600',
      'idle 1600-2000',
    ]);
    expect(told(life(), [], 2_000, Infinity)).toEqual(['provisioning 0-600', 'unknown 600-2000']);
  });
});
