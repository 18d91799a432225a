import { describe, expect, it } from '@jest/globals';
import { effectsOf } from './settings-effects.js';

const group = {
  name: 'Sales',
  description: '',
  sessionReuse: false,
  committed: 2,
  maximum: 6,
  bots: { provisioning: 1, idle: 1, busy: 3, leaving: 0 },
  runs: { queued: 4, running: 3, succeeded: 0, failed: 0, cancelled: 0, timedOut: 0 },
};

describe('what an edit of a group will do', () => {
  it('says nothing where nothing is different', () => expect(effectsOf(group, group)).toEqual([]));

  it('S56 X4 stops no run when the maximum sinks', () => {
    const [effect] = effectsOf(group, { ...group, maximum: 3 });
    expect(effect).toContain('2 bots above that go');
    expect(effect).toContain('No run is stopped');
  });

  it('S56 may make bots at once when the maximum rises and runs wait', () =>
    expect(effectsOf(group, { ...group, maximum: 8 })).toEqual([
      'Up to 8 bots; with 4 runs waiting, more may be made at once.',
    ]));

  it('X3 tells whose slots a guarantee changes', () => {
    expect(effectsOf(group, { ...group, committed: 3 })[0]).toContain('1 slot more is guaranteed');
    expect(effectsOf(group, { ...group, committed: 0 })).toEqual(['2 slots can be used by other groups again.']);
  });
});
