import { describe, expect, it } from '@jest/globals';
import { detailOf, gapInWords, nameInWords, toneOf } from './event-words.js';

describe('events in words', () => {
  it('reads a type as a sentence', () => {
    expect(nameInWords('HostedGroupScalingChanged')).toBe('Hosted group scaling changed');
    expect(nameInWords('ApiKeyIssued')).toBe('API key issued');
  });

  it('says what changed', () => {
    const data = { previousCommitted: 1, committed: 2, previousMaximum: 4, maximum: 4 };
    expect(detailOf('HostedGroupScalingChanged', data)).toBe('committed 1 → 2, maximum 4 → 4');
    expect(detailOf('SlotReleased', {})).toBe('');
    expect(detailOf('BotRetired', { reason: 'idle' })).toBe('no run came for it in time');
    expect(detailOf('RunCancelled', { reason: 'groupDeleted' })).toBe('its group is deleted');
    expect(detailOf('PolicyChanged', { policy: 'idleTimeoutMs', previousValue: 10_800_000, value: 20_000 })).toBe(
      'Idle timeout 3 h → 20 s',
    );
  });

  it('marks what went wrong', () => {
    expect(['RunFailed', 'BotLost', 'RunTimedOut'].map(toneOf)).toEqual(['bad', 'bad', 'bad']);
    expect(toneOf('RunSucceeded')).toBe('good');
  });

  it('tells how long there was nothing', () => {
    expect(gapInWords(undefined, '2026-01-01T00:00:00.000Z')).toBeUndefined();
    expect(gapInWords('2026-01-01T00:00:00.000Z', '2026-01-01T00:02:05.000Z')).toBe('+2 min 5 s');
  });
});
