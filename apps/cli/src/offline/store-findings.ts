import { StoreUnavailable } from '#event-store/event-store.js';
import { UnfitConnectionString } from '#event-store/kurrentdb/connection-string.js';
import type { KurrentDbFacts } from '#event-store/kurrentdb/examine-kurrentdb.js';
import { StoreRefused, tlsFault } from '#event-store/kurrentdb/failures.js';
import type { LogFacts } from '#event-store/log-facts.js';
import type { LogState } from '#event-store/movable-log.js';
import type { DatabaseFacts } from '#postgres/examine-database.js';
import type { Finding } from '../doctor/finding.js';
import { formatDuration } from '../output/durations.js';

const OLDEST_POSTGRES = 15;
/** What clocks that are set by a time server never come to. */
const MOST_CLOCK_DIFFERENCE_MS = 5_000;
/** As readiness has it. */
const MOST_LAG_MS = 60_000;

const withRemedy = (finding: Finding, remedy: string | undefined): Finding =>
  remedy === undefined ? finding : { ...finding, remedy };

export function databaseFound(facts: DatabaseFacts, isEmbedded: boolean): Finding {
  const role = facts.isFollower ? 'follower' : 'leader';
  const found = `${isEmbedded ? 'embedded ' : ''}PostgreSQL ${facts.version}, ${role}`;
  if (facts.majorVersion < OLDEST_POSTGRES)
    return { what: 'database', found, remedy: `Name a PostgreSQL ${OLDEST_POSTGRES} or later with DATABASE_URL.` };
  const leaderWanted = 'Name the leader with DATABASE_URL: a follower takes no writes.';
  return withRemedy({ what: 'database', found }, facts.isFollower ? leaderWanted : undefined);
}

export function databaseAway(error: unknown, isEmbedded: boolean): Finding {
  const { code } = error as { code?: string };
  const found = `does not answer${code === undefined ? '' : ` (${code})`}`;
  if (isEmbedded)
    return { what: 'database', found: `embedded; ${found}`, remedy: 'Start the server with "hostler up".' };
  const refused = ['28000', '28P01', '3D000'].includes(code ?? '');
  return {
    what: 'database',
    found: refused ? `does not let us in (${code})` : found,
    remedy: refused
      ? 'Correct user, password and name of the database in DATABASE_URL.'
      : 'Start the PostgreSQL that DATABASE_URL names, or correct the address.',
  };
}

export function nodeFound({ version, role, nodes, nodesAlive }: KurrentDbFacts): Finding {
  const cluster = nodes > 1 ? ` of ${nodes} nodes, ${nodesAlive} of them alive` : '';
  const finding = { what: 'event store', found: `version ${version}, ${role}${cluster}` };
  if (role !== 'leader')
    return {
      ...finding,
      remedy: 'Name all nodes of the cluster in EVENTSTORE_URL, or use +discover, so that the leader is found.',
    };
  return withRemedy(finding, nodesAlive < nodes ? 'Start the nodes of the event store that are down.' : undefined);
}

export function storeAway(error: unknown): Finding {
  const what = 'event store';
  const fault = error instanceof StoreUnavailable ? tlsFault(error) : undefined;
  if (error instanceof StoreUnavailable && fault === undefined)
    return {
      what,
      found: 'does not answer',
      remedy: 'Start the event store that EVENTSTORE_URL names, or correct host, port and tls.',
    };
  const isForPeople = error instanceof StoreRefused || error instanceof UnfitConnectionString;
  if (fault === undefined && !isForPeople) throw error;
  const [found = '', remedy = 'correct EVENTSTORE_URL'] = (fault ?? (error as Error).message).split(/: (.*)/s);
  return { what, found, remedy: `${remedy.charAt(0).toUpperCase()}${remedy.slice(1)}.` };
}

export function stateFound(state: LogState, where: string): Finding {
  if (state.kind === 'open') return { what: 'events', found: `${where}; takes appends` };
  if (state.kind === 'sealed')
    return {
      what: 'events',
      found: `${where}; sealed`,
      remedy: `Name the store that they have moved to: ${state.other}.`,
    };
  return {
    what: 'events',
    found: `${where}; the copy from ${state.other} has not ended`,
    remedy: 'Run the same "hostler store copy" again, or name the store of before.',
  };
}

export function clock(what: string, aheadMs: number): Finding {
  const difference = Math.abs(aheadMs);
  const found = difference < 1_000 ? 'as ours' : `${formatDuration(difference)} ${aheadMs > 0 ? 'ahead' : 'behind'}`;
  const remedy = 'Let a time server set the clocks of both machines.';
  return withRemedy({ what, found }, difference > MOST_CLOCK_DIFFERENCE_MS ? remedy : undefined);
}

/** How long ago the furthest behind was where it is, by the times of the events. */
export function ageOf(
  checkpoints: NonNullable<DatabaseFacts['ours']>['checkpoints'],
  { head, headTime }: LogFacts,
): number {
  const behind = checkpoints.filter(({ position }) => position === null || position < (head ?? ''));
  return Math.max(0, ...behind.map(({ time }) => (headTime ?? 0) - (time ?? 0)));
}

export function lag(lagMs: number): Finding {
  const found = lagMs === 0 ? 'at the end of the log' : `up to ${formatDuration(lagMs)} behind the log`;
  const remedy =
    'Start a server that folds ("hostler up" with --roles all); "hostler projection list" and "hostler parked list" show what hangs.';
  return withRemedy({ what: 'read models', found }, lagMs > MOST_LAG_MS ? remedy : undefined);
}
