import { describe, expect, it } from '@jest/globals';
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
    nextRunEndAt: null,
    ...group,
  },
  environment: {
    capacity: 8,
    held: 0,
    leaving: 0,
    keptForOthers: 0,
    largestShareElsewhere: 0,
    nextHandoverAt: null,
    ...environment,
  },
});

const why = (parts: Parts) => whyWaiting(sight(parts), NOW);
const full = { held: 8 };

describe('U3 a waiting run says why', () => {
  it('it is about to start where a bot is ready', () => {
    expect(why({ group: { idle: 1 } })).toMatchObject({ code: 'aboutToStart', estimateAt: NOW });
  });

  it('S50 its bot is being made, and that takes minutes', () => {
    const reason = why({ place: 2, group: { provisioningSince: [NOW - 1 * MINUTE_MS, NOW - 4 * MINUTE_MS] } });
    expect(reason).toMatchObject({ code: 'botIsProvisioning', estimateAt: NOW + 9 * MINUTE_MS });
    expect(reason.sentence).toBe('A bot is being made for it, which takes about 10 minutes. 1 run is before it.');
  });

  it('S49 a bot that takes longer than expected is expected now, not in the past', () => {
    expect(why({ group: { provisioningSince: [0] } }).estimateAt).toBe(NOW);
  });

  it('S48 a bot is about to be made where a slot is free', () => {
    expect(why({})).toMatchObject({ code: 'botAboutToBeMade', estimateAt: NOW + 10 * MINUTE_MS });
  });

  it('X10 its group backs off', () => {
    const nextAttemptAt = NOW + 5 * MINUTE_MS;
    expect(why({ group: { nextAttemptAt } })).toMatchObject({
      code: 'provisioningBackoff',
      estimateAt: NOW + 15 * MINUTE_MS,
    });
  });

  it('S107 its group has its maximum, or so many runs wait that it is behind others', () => {
    const group = { busy: 4, nextRunEndAt: NOW + MINUTE_MS };
    expect(why({ group })).toMatchObject({ code: 'groupAtMaximum', estimateAt: NOW + MINUTE_MS });
    expect(why({ group, place: 5 })).toMatchObject({ code: 'behindOthers', estimateAt: null, place: 5 });
  });

  it('X4 another group hands its slot over when a run ends', () => {
    const environment = { ...full, largestShareElsewhere: 8, nextHandoverAt: NOW + MINUTE_MS };
    expect(why({ environment })).toMatchObject({ code: 'slotHandedOver', estimateAt: NOW + 11 * MINUTE_MS });
  });

  it('I3 a slot is being freed', () => {
    expect(why({ environment: { ...full, leaving: 1 } }).code).toBe('slotBeingFreed');
  });

  it('S15 X3 the environment is full, or its free slots are kept for others', () => {
    expect(why({ group: { busy: 2 }, environment: { ...full, largestShareElsewhere: 3 } }).code).toBe(
      'environmentFull',
    );
    expect(why({ environment: { held: 6, keptForOthers: 2 } }).code).toBe('environmentFull');
  });

  it('S62 no bot can ever be made for it', () => {
    expect(why({ group: { maximum: 0 } }).code).toBe('noCandidate');
    expect(why({ environment: { capacity: 0 } }).sentence).toContain('no add-ons');
  });

  it('X13 its group is being deleted', () => {
    expect(why({ group: { status: 'deleting', idle: 1 } }).code).toBe('groupBeingDeleted');
  });
});

it('U3 S62 says until when it waits at most', () => {
  expect(why({}).until).toBe(NOW + 180 * MINUTE_MS);
});
