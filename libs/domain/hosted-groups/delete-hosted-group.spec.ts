import { describe, it } from '@jest/globals';
import { specFor } from '#kernel/testing/spec-for.js';
import { hostedGroupsDecider } from './hosted-groups.decider.js';
import type { HostedGroupsEvent } from './hosted-groups.events.js';
import * as story from './testing/groups-story.js';
import { capacityIs, created, DAYS_28_MS, deleted, deletionRequested, environmentId } from './testing/groups-story.js';

const given = (...events: HostedGroupsEvent[]) => specFor(hostedGroupsDecider).given(capacityIs(8), ...events);
const facts = story.facts;
const now = { facts };
const busy = (openRuns: number, lastActivityAt: number | null = null) => ({
  ...facts,
  activity: { openRuns, lastActivityAt },
});

describe('DeleteHostedGroup', () => {
  it('X13 asks for the deletion; runs and bots come to their ends first', () =>
    given(created('a')).when(story.remove('a', 1), now).then(deletionRequested('a')));
  it('I8 asked again, nothing more happens, whatever the person saw', () => {
    given(created('a'), deletionRequested('a')).when(story.remove('a', 1), now).then();
    given(created('a'), ...deleted('a'))
      .when(story.remove('a', 1), now)
      .then();
  });
  it('P11 a person who saw another configuration is told', () =>
    given(created('a')).when(story.remove('a', 9), now).thenRejected('stale-configuration'));
  it('a group that never was can not be deleted', () =>
    given().when(story.remove('a'), now).thenRejected('group-not-found'));
});

describe('DeleteInactiveHostedGroup', () => {
  const late = DAYS_28_MS + 1;

  it('S109 X5 exactly 28 days is still active, one millisecond more is not', () => {
    given(created('a')).when(story.removeInactive('a'), { now: DAYS_28_MS, facts }).then();
    given(created('a'))
      .when(story.removeInactive('a'), { now: late, facts })
      .then({
        type: 'HostedGroupDeletionRequested',
        data: {
          environmentId,
          groupId: 'a',
          configuration: 2,
          reason: 'inactivity',
          requestedAt: late,
          lastActivityAt: 0,
        },
      });
  });
  it('S109 X5 the 28 days count from the last activity, to the millisecond', () => {
    const until = 10 + DAYS_28_MS;
    given(created('a'))
      .when(story.removeInactive('a', 10), { now: until, facts: busy(0, 10) })
      .then();
    given(created('a'))
      .when(story.removeInactive('a', 10), { now: until + 1, facts: busy(0, 10) })
      .thenTypes('HostedGroupDeletionRequested');
  });
  it('X5 a group with a run that waits or runs is never inactive', () =>
    given(created('a'))
      .when(story.removeInactive('a'), { now: late, facts: busy(1) })
      .thenRejected('group-active'));
  it('X5 a later activity than the command saw keeps the group', () => {
    given(created('a'))
      .when(story.removeInactive('a'), { now: late, facts: busy(0, 1) })
      .thenRejected('group-active');
    given(created('a'))
      .when(story.removeInactive('a', 0), { now: late, facts: busy(0, 0) })
      .thenTypes('HostedGroupDeletionRequested');
  });
  it('X5 the 28 days of a restored group start anew', () => {
    const restored = {
      ...{ environmentId, groupId: 'a', configuration: 4, name: 'a', committed: 0, maximum: 4 },
      ...{ restoredAt: 10, activeUntil: DAYS_28_MS + 10 },
    };
    given(created('a'), ...deleted('a'), { type: 'HostedGroupRestored', data: restored })
      .when(story.removeInactive('a'), { now: late, facts })
      .then();
  });
  it('I4 a group that is gone, or going, is left alone', () => {
    given(created('a'), deletionRequested('a')).when(story.removeInactive('a'), { now: late, facts }).then();
    given(created('a'), ...deleted('a'))
      .when(story.removeInactive('a'), { now: late, facts })
      .then();
  });
});

describe('FinishHostedGroupDeletion', () => {
  const going = [created('a'), deletionRequested('a')];

  it('X13 only when its last bot is gone and its last run has ended is it deleted', () => {
    given(...going, ...story.reserved('a', 'bot-1'))
      .when(story.finish('a'), now)
      .thenRejected('group-has-bots');
    given(...going)
      .when(story.finish('a'), { facts: busy(1) })
      .thenRejected('group-has-open-runs');
    given(...going)
      .when(story.finish('a'), { now: 9, facts })
      .then({
        type: 'HostedGroupDeleted',
        data: { environmentId, groupId: 'a', configuration: 3, reason: 'person', deletedAt: 9 },
      });
  });
  it('bots of other groups do not hold it up', () =>
    given(...going, created('b'), ...story.reserved('b', 'bot-1'))
      .when(story.finish('a'), now)
      .thenTypes('HostedGroupDeleted'));
  it('I8 finished again, nothing happens; a group nobody deletes is not finished', () => {
    given(created('a'), ...deleted('a'))
      .when(story.finish('a'), now)
      .then();
    given(created('a')).when(story.finish('a'), now).thenRejected('group-not-being-deleted');
  });
});

describe('RestoreHostedGroup', () => {
  const gone = [created('a', { committed: 2 }), ...deleted('a')];
  const restored = (name: string, committed: number): HostedGroupsEvent => ({
    type: 'HostedGroupRestored',
    data: {
      ...{ environmentId, groupId: 'a', configuration: 4, name, committed, maximum: 4 },
      ...{ restoredAt: 5, activeUntil: 5 + DAYS_28_MS },
    },
  });

  it('U7 X5 comes back as it was, and its 28 days start anew', () =>
    given(...gone)
      .when(story.restore('a'), { now: 5, facts })
      .then(restored('a', 2)));
  it('U7 X5 or under another name, with a smaller guarantee', () =>
    given(...gone)
      .when(story.restore('a', { name: 'z', committed: 1 }), { now: 5, facts })
      .then(restored('z', 1)));
  it('X5 needs a free name', () => {
    given(...gone, created('b', { name: 'A' }))
      .when(story.restore('a'), now)
      .thenRejected('name-taken');
    given(...gone, created('b', { name: 'A' }))
      .when(story.restore('a', { name: 'z' }), now)
      .thenTypes('HostedGroupRestored');
  });
  it('X5 needs a place among the 10', () => {
    const ten = Array.from({ length: 10 }, (_, index) => created(`g${index}`));
    given(...gone, ...ten)
      .when(story.restore('a'), now)
      .thenRejected('group-limit-reached');
  });
  it('X3 X5 needs room for its guarantee', () => {
    const others = [created('b', { committed: 7, maximum: 8 })];
    given(...gone, ...others)
      .when(story.restore('a'), now)
      .thenRejected('committed-sum-above-capacity');
    given(...gone, ...others)
      .when(story.restore('a', { committed: 1 }), now)
      .thenTypes('HostedGroupRestored');
    given(...gone)
      .when(story.restore('a', { committed: 5 }), now)
      .thenRejected('committed-above-maximum');
  });
  it('only what is deleted can be restored', () => {
    given().when(story.restore('a'), now).thenRejected('group-not-found');
    given(created('a'), deletionRequested('a')).when(story.restore('a'), now).thenRejected('group-being-deleted');
    given(created('a'))
      .when(story.restore('a', { name: 'z' }), now)
      .thenRejected('group-not-deleted');
  });
  it('I8 restored again, nothing happens', () =>
    given(...gone, restored('a', 2))
      .when(story.restore('a'), now)
      .then());
});
