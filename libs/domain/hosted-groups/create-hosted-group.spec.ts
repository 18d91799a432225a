import { describe, it } from '@jest/globals';
import { specFor } from '#kernel/testing/spec-for.js';
import { hostedGroupsDecider } from './hosted-groups.decider.js';
import type { HostedGroupsEvent } from './hosted-groups.events.js';
import { capacityIs, create, created, deleted, deletionRequested, facts, image } from './testing/groups-story.js';

const given = (...events: HostedGroupsEvent[]) => specFor(hostedGroupsDecider).given(capacityIs(8), ...events);
const now = { facts };

describe('CreateHostedGroup', () => {
  it('S39 S41 S42 keeps what the wizard asked for, and when the group goes inactive (S109)', () =>
    given()
      .when(create('sales', { committed: 1 }), { now: 5, facts })
      .then(created('sales', { committed: 1 }, 5)));

  it('S39 trims the name, and keeps it', () =>
    given()
      .when(create('sales', { name: '  Sales  ' }), now)
      .then(created('sales', { name: 'Sales' })));

  it('S39 refuses names that nobody could read, or say', () => {
    for (const name of ['', '   ', 'x'.repeat(101), 'two\nlines', 'bell\u0007', 'half \ud800', 'line\u2028separator']) {
      given().when(create('sales', { name }), now).thenRejected('name-invalid');
    }
    given()
      .when(create('sales', { name: '𝒳'.repeat(100) }), now)
      .thenTypes('HostedGroupCreated');
  });

  it('S39 a description has at most 1,000 characters, on as many lines as it likes', () => {
    given()
      .when(create('sales', { description: 'a\n\tb' }), now)
      .thenTypes('HostedGroupCreated');
    given()
      .when(create('sales', { description: 'x'.repeat(1_001) }), now)
      .thenRejected('description-invalid');
    given()
      .when(create('sales', { description: 'nul\u0000' }), now)
      .thenRejected('description-invalid');
  });

  it('names are unique among living groups, whatever their case', () => {
    given(created('a', { name: 'Sales' }))
      .when(create('b', { name: 'sALES' }), now)
      .thenRejected('name-taken');
    given(created('a', { name: 'Caf\u00e9' }))
      .when(create('b', { name: 'Cafe\u0301' }), now)
      .thenRejected('name-taken');
    given(created('a', { name: 'Sales' }), deletionRequested('a'))
      .when(create('b', { name: 'sales' }), now)
      .thenTypes('HostedGroupCreated');
  });

  it('S106 an environment has at most 10, and deleted ones do not count', () => {
    const ten = Array.from({ length: 10 }, (_, index) => created(`g${index}`));
    given(...ten)
      .when(create('eleventh'), now)
      .thenRejected('group-limit-reached');
    given(...ten.slice(1))
      .when(create('tenth'), now)
      .thenTypes('HostedGroupCreated');
    given(...ten, ...deleted('g3'))
      .when(create('tenth'), now)
      .thenTypes('HostedGroupCreated');
  });

  it('S106 X18 or as many as its policy says', () => {
    const policies = { ...facts.policies, maximumHostedGroups: 1 };
    given(created('a'))
      .when(create('b'), { facts: { ...facts, policies } })
      .thenRejected('group-limit-reached');
  });

  it('S16 S107 X12 the maximum is at most the capacity, and at most 50', () => {
    given()
      .when(create('a', { maximum: 8 }), now)
      .thenTypes('HostedGroupCreated');
    given()
      .when(create('a', { maximum: 9 }), now)
      .thenRejected('maximum-above-capacity');
    given(capacityIs(60, 8))
      .when(create('a', { maximum: 50 }), now)
      .thenTypes('HostedGroupCreated');
    given(capacityIs(60, 8))
      .when(create('a', { maximum: 51 }), now)
      .thenRejected('maximum-above-limit');
  });

  it('S41 the committed number is at most the maximum', () => {
    given()
      .when(create('a', { committed: 4 }), now)
      .thenTypes('HostedGroupCreated');
    given()
      .when(create('a', { committed: 5 }), now)
      .thenRejected('committed-above-maximum');
  });

  it('numbers of bots are whole, and a group without bots is none', () => {
    for (const maximum of [0, -1, 1.5, Number.NaN]) {
      given().when(create('a', { maximum }), now).thenRejected('bot-number-invalid');
    }
    for (const committed of [-1, 0.5]) given().when(create('a', { committed }), now).thenRejected('bot-number-invalid');
  });

  it('X3 no more is promised to all groups together than there is', () => {
    given(created('a', { committed: 4 }))
      .when(create('b', { committed: 4 }), now)
      .thenTypes('HostedGroupCreated');
    given(created('a', { committed: 4 }), created('c', { committed: 1 }))
      .when(create('b', { committed: 4 }), now)
      .thenRejected('committed-sum-above-capacity');
  });

  it('X3 a group that is promised nothing may come while the environment is over its capacity', () =>
    given(created('a', { committed: 4 }), capacityIs(2, 8))
      .when(create('b', { maximum: 2 }), now)
      .thenTypes('HostedGroupCreated'));

  it('S18 needs an image that exists', () =>
    given()
      .when(create('a'), { facts: { ...facts, imageExists: false } })
      .thenRejected('image-not-found'));

  it('X20 needs bots that can run flows as it wishes', () =>
    given()
      .when(create('a'), { facts: { ...facts, accessAvailable: false } })
      .thenRejected('access-not-available'));

  it('I8 asked again, it is the same group; another wish under its id is refused', () => {
    given(created('a')).when(create('a'), now).then();
    given(created('a'))
      .when(create('a', { maximum: 3 }), now)
      .thenRejected('idempotency-key-used');
    given(created('a'))
      .when(create('a', { image: { ...image, version: 2 } }), now)
      .thenRejected('idempotency-key-used');
    given(created('a'), ...deleted('a'))
      .when(create('a'), now)
      .thenRejected('idempotency-key-used');
  });
});
