import { describe, it } from '@jest/globals';
import { specFor } from '#kernel/testing/spec-for.js';
import { hostedGroupsDecider } from './hosted-groups.decider.js';
import type { HostedGroupsCommand } from './hosted-groups.commands.js';
import type { HostedGroupsEvent } from './hosted-groups.events.js';
import { capacityIs, created, deleted, deletionRequested, edit, environmentId } from './testing/groups-story.js';
import { facts, image } from './testing/groups-story.js';

const given = (...events: HostedGroupsEvent[]) => specFor(hostedGroupsDecider).given(capacityIs(8), ...events);
const now = { facts };
const configured = (configuration: number) => ({ environmentId, groupId: 'a', configuration });

describe('EditHostedGroup', () => {
  it('S56 S78 says what changed, one event each, and counts them', () =>
    given(created('a'))
      .when(edit('a', { name: 'b', description: 'new', sessionReuse: true, committed: 1, maximum: 5 }), now)
      .then(
        { type: 'HostedGroupRenamed', data: { ...configured(2), name: 'b', previousName: 'a' } },
        { type: 'HostedGroupDescribed', data: { ...configured(3), description: 'new' } },
        { type: 'HostedGroupSessionReuseChanged', data: { ...configured(4), sessionReuse: true } },
        {
          type: 'HostedGroupScalingChanged',
          data: { ...configured(5), committed: 1, maximum: 5, previousCommitted: 0, previousMaximum: 4 },
        },
      ));

  it('I8 what is as wished already needs no event', () => {
    given(created('a')).when(edit('a', {}), now).then();
    given(created('a'))
      .when(edit('a', { name: ' a ', description: '', committed: 0, maximum: 4 }), now)
      .then();
  });

  it('P11 an edit of what the person no longer sees is refused', () => {
    given(created('a'))
      .when(edit('a', { maximum: 5, expectedConfiguration: 1 }), now)
      .thenTypes('HostedGroupScalingChanged');
    given(created('a'))
      .when(edit('a', { maximum: 5, expectedConfiguration: 2 }), now)
      .thenRejected('stale-configuration');
    given(created('a'))
      .when(edit('a', { maximum: 4, expectedConfiguration: 0 }), now)
      .thenRejected('stale-configuration');
  });

  it('a name may change its case, but not become that of another group', () => {
    given(created('a'), created('b'))
      .when(edit('a', { name: 'A' }), now)
      .thenTypes('HostedGroupRenamed');
    given(created('a'), created('b'))
      .when(edit('a', { name: 'B' }), now)
      .thenRejected('name-taken');
    given(created('a'), created('b'), ...deleted('b'))
      .when(edit('a', { name: 'B' }), now)
      .thenTypes('HostedGroupRenamed');
  });

  it('S16 S107 X12 a maximum that is set fits the environment', () => {
    given(created('a'))
      .when(edit('a', { maximum: 9 }), now)
      .thenRejected('maximum-above-capacity');
    given(capacityIs(60, 8), created('a'))
      .when(edit('a', { maximum: 51 }), now)
      .thenRejected('maximum-above-limit');
  });

  it('X3 X12 a maximum that capacity has shrunk below stays, and does not stand in the way of other changes', () =>
    given(created('a', { maximum: 8 }), capacityIs(2, 8))
      .when(edit('a', { name: 'b', maximum: 8 }), now)
      .thenTypes('HostedGroupRenamed'));

  it('S41 committed stays at most maximum, whichever of them moves', () => {
    given(created('a', { committed: 3 }))
      .when(edit('a', { maximum: 2 }), now)
      .thenRejected('committed-above-maximum');
    given(created('a'))
      .when(edit('a', { committed: 5 }), now)
      .thenRejected('committed-above-maximum');
  });

  it('X3 a guarantee is raised only as far as others leave room', () => {
    const other = created('b', { committed: 4, maximum: 8 });
    given(created('a', { maximum: 8 }), other)
      .when(edit('a', { committed: 4 }), now)
      .thenTypes('HostedGroupScalingChanged');
    given(created('a', { maximum: 8 }), other)
      .when(edit('a', { committed: 5 }), now)
      .thenRejected('committed-sum-above-capacity');
  });

  it('X3 in overage a guarantee can be lowered, though the sum is still too high', () =>
    given(created('a', { committed: 4 }), created('b', { committed: 4 }), capacityIs(2, 8))
      .when(edit('a', { committed: 3 }), now)
      .thenTypes('HostedGroupScalingChanged'));

  it('S110 what is gone, or going, is not edited', () => {
    given()
      .when(edit('a', { maximum: 1 }), now)
      .thenRejected('group-not-found');
    given()
      .when(edit('__proto__', { maximum: 1 }), now)
      .thenRejected('group-not-found');
    given(created('a'), deletionRequested('a'))
      .when(edit('a', { maximum: 1 }), now)
      .thenRejected('group-being-deleted');
    given(created('a'), ...deleted('a'))
      .when(edit('a', { maximum: 1 }), now)
      .thenRejected('group-deleted');
  });
});

describe('UpdateImage', () => {
  const newer = { ...image, version: 2 };
  const update = (to: typeof image, expectedConfiguration?: number): HostedGroupsCommand => ({
    type: 'UpdateImage',
    data: {
      environmentId,
      groupId: 'a',
      image: to,
      ...(expectedConfiguration === undefined ? {} : { expectedConfiguration }),
    },
  });

  it('S36 changes the image of the group as it stands', () =>
    given(created('a'))
      .when(update(newer), now)
      .then({ type: 'HostedGroupImageUpdated', data: { ...configured(2), image: newer, previousImage: image } }));
  it('I8 the same image again is no update', () => given(created('a')).when(update(image), now).then());
  it('S18 refuses an image that is not there', () =>
    given(created('a'))
      .when(update(newer), { facts: { ...facts, imageExists: false } })
      .thenRejected('image-not-found'));
  it('P11 refuses a stale configuration', () =>
    given(created('a')).when(update(newer, 7), now).thenRejected('stale-configuration'));
});
