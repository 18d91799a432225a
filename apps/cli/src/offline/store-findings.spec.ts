import { describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '#event-store/event-store.js';
import { UnfitConnectionString } from '#event-store/kurrentdb/connection-string.js';
import type { KurrentDbFacts } from '#event-store/kurrentdb/examine-kurrentdb.js';
import { refusalOf, StoreRefused } from '#event-store/kurrentdb/failures.js';
import type { DatabaseFacts } from '#postgres/examine-database.js';
import { ageOf, clock, databaseAway, databaseFound, lag, nodeFound, stateFound, storeAway } from './store-findings.js';

const postgres: DatabaseFacts = {
  version: '18.4',
  majorVersion: 18,
  isFollower: false,
  clockAheadMs: 0,
  ours: undefined,
};
const node: KurrentDbFacts = {
  version: '23.10.8',
  role: 'leader',
  nodes: 3,
  nodesAlive: 3,
  clockAheadMs: 0,
  state: { kind: 'open' },
  head: undefined,
  headTime: undefined,
};
const failed = (code: string) => Object.assign(new Error('of pg'), { code });

describe('a database', () => {
  it('that leads is well', () =>
    expect(databaseFound(postgres, true)).toEqual({ what: 'database', found: 'embedded PostgreSQL 18.4, leader' }));

  it('that follows takes no writes: the leader is to be named', () =>
    expect(databaseFound({ ...postgres, isFollower: true }, false)).toEqual({
      what: 'database',
      found: 'PostgreSQL 18.4, follower',
      remedy: 'Name the leader with DATABASE_URL: a follower takes no writes.',
    }));

  it('that is too old is to be replaced, whatever its role', () =>
    expect(databaseFound({ ...postgres, version: '14.9', majorVersion: 14 }, false)).toMatchObject({
      found: 'PostgreSQL 14.9, leader',
      remedy: 'Name a PostgreSQL 15 or later with DATABASE_URL.',
    }));

  it.each([
    ['ECONNREFUSED', false, 'does not answer (ECONNREFUSED)', 'Start the PostgreSQL that DATABASE_URL names'],
    ['ECONNREFUSED', true, 'embedded; does not answer (ECONNREFUSED)', 'Start the server with "hostler up".'],
    ['28P01', false, 'does not let us in (28P01)', 'Correct user, password and name of the database'],
    ['3D000', false, 'does not let us in (3D000)', 'Correct user, password and name of the database'],
  ])('that fails with %s (embedded: %s) is told as it is', (code, isEmbedded, found, remedy) =>
    expect(databaseAway(failed(code), isEmbedded)).toEqual({
      what: 'database',
      found,
      remedy: expect.stringContaining(remedy),
    }),
  );

  it('that fails without a code does not answer', () =>
    expect(databaseAway(new Error('odd'), false).found).toBe('does not answer'));
});

describe('an event store', () => {
  it('whose leader we reach, with all nodes alive, is well', () =>
    expect(nodeFound(node)).toEqual({
      what: 'event store',
      found: 'version 23.10.8, leader of 3 nodes, 3 of them alive',
    }));

  it('of one node tells of no cluster', () =>
    expect(nodeFound({ ...node, nodes: 1, nodesAlive: 1 }).found).toBe('version 23.10.8, leader'));

  it.each(['follower', 'neither'] as const)('of which we reach a node that is %s: its nodes are to be named', (role) =>
    expect(nodeFound({ ...node, role })).toEqual({
      what: 'event store',
      found: `version 23.10.8, ${role} of 3 nodes, 3 of them alive`,
      remedy: 'Name all nodes of the cluster in EVENTSTORE_URL, or use +discover, so that the leader is found.',
    }),
  );

  it('with a node that is down: it is to be started', () =>
    expect(nodeFound({ ...node, nodesAlive: 2 })).toMatchObject({
      found: 'version 23.10.8, leader of 3 nodes, 2 of them alive',
      remedy: 'Start the nodes of the event store that are down.',
    }));

  it('that does not answer is to be started, or named rightly', () =>
    expect(storeAway(new StoreUnavailable('the event store does not answer'))).toEqual({
      what: 'event store',
      found: 'does not answer',
      remedy: 'Start the event store that EVENTSTORE_URL names, or correct host, port and tls.',
    }));

  it('whose certificate is of a CA that nobody named is told with the setting that names it', () => {
    const cause = new Error(
      '14 UNAVAILABLE: No connection established. Last error: unable to verify the first certificate',
    );
    expect(storeAway(new StoreUnavailable('the event store does not answer', { cause }))).toEqual({
      what: 'event store',
      found: "the event store's certificate is not trusted, is out of date, or is for another host",
      remedy: 'Name the CA that signed it by tlsCaFile in EVENTSTORE_URL, or correct the host.',
    });
  });

  it('that refuses says why and what to do, as a sentence each', () =>
    expect(storeAway(new StoreRefused('the event store is of version 22.10.3: Hostler needs 23.10 or later'))).toEqual({
      what: 'event store',
      found: 'the event store is of version 22.10.3',
      remedy: 'Hostler needs 23.10 or later.',
    }));

  it('whose address does not fit is told without the address', () =>
    expect(storeAway(new UnfitConnectionString('a setting is written as name=value'))).toEqual({
      what: 'event store',
      found: 'a setting is written as name=value',
      remedy: 'Correct EVENTSTORE_URL.',
    }));

  it('that fails as nobody foresaw is no finding', () => {
    expect(refusalOf(new Error('odd'))).toBeUndefined();
    expect(() => storeAway(new Error('odd'))).toThrow('odd');
  });
});

describe('a clock', () => {
  it.each([
    [0, 'as ours'],
    [-999, 'as ours'],
    [5_000, '5 s ahead'],
    [-4_200, '4.2 s behind'],
  ])('that is %i ms ahead is well', (aheadMs, found) =>
    expect(clock('database clock', aheadMs)).toEqual({ what: 'database clock', found }),
  );

  it.each([
    [5_001, '5 s ahead'],
    [-90_000, '1 min 30 s behind'],
  ])('that is %i ms ahead is to be set', (aheadMs, found) =>
    expect(clock('event store clock', aheadMs)).toEqual({
      what: 'event store clock',
      found,
      remedy: 'Let a time server set the clocks of both machines.',
    }),
  );
});

describe('the log', () => {
  it('that is open is well', () =>
    expect(stateFound({ kind: 'open' }, 'namespace shop')).toEqual({
      what: 'events',
      found: 'namespace shop; takes appends',
    }));

  it('that is sealed has moved: the other store is to be named', () =>
    expect(stateFound({ kind: 'sealed', other: 'kurrentdb://db:2113', end: '7' }, 'in the database')).toEqual({
      what: 'events',
      found: 'in the database; sealed',
      remedy: 'Name the store that they have moved to: kurrentdb://db:2113.',
    }));

  it('that is still being copied: the copy is to be ended', () =>
    expect(stateFound({ kind: 'receiving', other: 'PostgreSQL' }, 'namespace shop')).toEqual({
      what: 'events',
      found: 'namespace shop; the copy from PostgreSQL has not ended',
      remedy: 'Run the same "hostler store copy" again, or name the store of before.',
    }));
});

describe('read models', () => {
  const log = { state: { kind: 'open' }, head: '0009', headTime: 100_000 } as const;
  const at = (position: string | null, time: number | null) => ({ runner: 'runs', position, time });

  it('I5 are as far behind as the furthest of them, by the times of the events', () =>
    expect(ageOf([at('0009', 100_000), at('0004', 30_000), at('0007', 70_000)], log)).toBe(70_000));

  it('that stand at the end are not behind, however old the end is', () =>
    expect(ageOf([at('0009', 1_000)], log)).toBe(0));

  it('that have not begun are behind by all of time', () => expect(ageOf([at(null, null)], log)).toBe(100_000));

  it('of an empty log are not behind', () =>
    expect(ageOf([at('0009', 5)], { ...log, head: undefined, headTime: undefined })).toBe(0));

  it.each([
    [0, 'at the end of the log'],
    [60_000, 'up to 1 min behind the log'],
  ])('%i ms behind are well', (lagMs, found) => expect(lag(lagMs)).toEqual({ what: 'read models', found }));

  it('further behind: a server that folds is to be started', () =>
    expect(lag(3_600_000)).toEqual({
      what: 'read models',
      found: 'up to 1 h behind the log',
      remedy: expect.stringContaining('Start a server that folds ("hostler up" with --roles all)'),
    }));
});
