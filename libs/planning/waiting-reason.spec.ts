import { describe, expect, it } from '@jest/globals';
import type { EstimateBasis, Expected } from './estimate.js';
import type { QueueSight } from './queue-sight.js';
import { whyWaiting } from './waiting-reason.js';

const MINUTE_MS = 60_000;
const NOW = 100 * MINUTE_MS;

type Parts = {
  readonly place?: number;
  readonly group?: Partial<QueueSight['group']>;
  readonly environment?: Partial<QueueSight['environment']>;
};

const sight = ({ place = 1, group = {}, environment = {} }: Parts): QueueSight => ({
  place,
  queueDeadline: NOW + 180 * MINUTE_MS,
  group: {
    status: 'active',
    maximum: 4,
    guarantee: 0,
    busy: 0,
    idle: 0,
    leaving: 0,
    provisioningSince: [],
    expectedProvisioningMs: 10 * MINUTE_MS,
    nextAttemptAt: null,
    runEnds: [],
    typicalRunMs: null,
    ...group,
  },
  environment: {
    capacity: 8,
    held: 0,
    leaving: 0,
    keptForOthers: 0,
    otherGroups: [],
    ...environment,
  },
});

const why = (parts: Parts) => whyWaiting(sight(parts), NOW);
const full = { held: 8 };
const endsIn = (minutes: number): Expected => ({ at: NOW + minutes * MINUTE_MS, basis: 'runLengths' });
const inMinutes = (minutes: number, basis: EstimateBasis) => ({ at: NOW + minutes * MINUTE_MS, basis });

describe('U3 a waiting run says why', () => {
  it('it is about to start where a bot is ready', () => {
    expect(why({ group: { idle: 1 } })).toMatchObject({ code: 'aboutToStart', estimate: inMinutes(0, 'botReady') });
  });

  it('S50 its bot is being made, and that takes minutes', () => {
    const reason = why({ place: 2, group: { provisioningSince: [NOW - 1 * MINUTE_MS, NOW - 4 * MINUTE_MS] } });
    expect(reason).toMatchObject({ code: 'botIsProvisioning', estimate: inMinutes(9, 'provisioningTimes') });
    expect(reason.sentence).toBe('A bot is being made for it, which takes about 10 minutes. 1 run is before it.');
  });

  it('S49 a bot that takes longer than expected is expected now, not in the past', () => {
    expect(why({ group: { provisioningSince: [0] } }).estimate.at).toBe(NOW);
  });

  it('S48 a bot is about to be made where a slot is free', () => {
    expect(why({})).toMatchObject({ code: 'botAboutToBeMade', estimate: inMinutes(10, 'provisioningTimes') });
  });

  it('X10 its group backs off', () => {
    const nextAttemptAt = NOW + 5 * MINUTE_MS;
    expect(why({ group: { nextAttemptAt } })).toMatchObject({
      code: 'provisioningBackoff',
      estimate: inMinutes(15, 'provisioningTimes'),
    });
  });

  it('S107 its group has its maximum, or so many runs wait that it is behind others', () => {
    const group = { busy: 4, runEnds: [endsIn(1), endsIn(3), endsIn(4), endsIn(4)] };
    expect(why({ group })).toMatchObject({ code: 'groupAtMaximum', estimate: inMinutes(1, 'runLengths') });
    expect(why({ group, place: 5 })).toMatchObject({
      code: 'behindOthers',
      estimate: { at: null, basis: 'nothing', sentence: expect.stringContaining('no run of this group has ended') },
    });
    const known = { ...group, typicalRunMs: 5 * MINUTE_MS };
    expect(why({ group: known, place: 5 })).toMatchObject({ place: 5, estimate: inMinutes(6, 'runLengths') });
    expect(why({ group: known, place: 5 }).estimate.sentence).toContain('runs of this group take, about 5 minutes');
  });

  it('X4 another group hands its slot over when a run ends, and then a bot is made', () => {
    const others = [
      { share: 6, runEnds: [endsIn(9), endsIn(2)] },
      { share: 0, runEnds: [endsIn(1)] },
    ];
    const environment = { ...full, otherGroups: others };
    expect(why({ environment })).toMatchObject({
      code: 'slotHandedOver',
      estimate: inMinutes(12, 'otherGroupsRuns'),
    });
    const longest: Expected = { at: NOW + 60 * MINUTE_MS, basis: 'runDeadline' };
    const unknown = { ...full, otherGroups: [{ share: 6, runEnds: [longest] }] };
    expect(why({ environment: unknown }).estimate).toMatchObject(inMinutes(70, 'runDeadline'));
  });

  it('X4 its own group frees a bot before another group hands a slot over', () => {
    const environment = { ...full, otherGroups: [{ share: 6, runEnds: [endsIn(2)] }] };
    expect(why({ environment, group: { busy: 1, guarantee: 2, runEnds: [endsIn(3)] } })).toMatchObject({
      code: 'slotHandedOver',
      estimate: inMinutes(3, 'runLengths'),
    });
  });

  it('I3 a slot is being freed', () => {
    expect(why({ environment: { ...full, leaving: 1 } }).code).toBe('slotBeingFreed');
  });

  it('S15 X3 the environment is full, or its free slots are kept for others', () => {
    const environment = { ...full, otherGroups: [{ share: 3, runEnds: [] }] };
    expect(why({ group: { busy: 2 }, environment }).code).toBe('environmentFull');
    expect(why({ environment: { held: 6, keptForOthers: 2 } }).code).toBe('environmentFull');
    expect(why({ environment: { ...environment, capacity: 1, held: 1 } }).sentence).toContain('The only slot of');
  });

  it('S62 no bot can ever be made for it', () => {
    expect(why({ group: { maximum: 0 } }).code).toBe('noCandidate');
    expect(why({ environment: { capacity: 0 } }).sentence).toContain('no add-ons');
  });

  it('X13 its group is being deleted', () => {
    expect(why({ group: { status: 'deleting', idle: 1 } })).toMatchObject({
      code: 'groupBeingDeleted',
      estimate: { at: null, basis: 'nothing', sentence: expect.stringContaining('does not start') },
    });
  });
});

it('U3 S62 says until when it waits at most', () => {
  expect(why({}).until).toBe(NOW + 180 * MINUTE_MS);
  const late = { busy: 4, runEnds: [endsIn(1)], typicalRunMs: 60 * MINUTE_MS };
  expect(why({ group: late }).estimate.sentence).not.toContain('times out');
  expect(why({ group: late, place: 5 }).estimate.sentence).toContain('At this pace it times out before its turn.');
});
