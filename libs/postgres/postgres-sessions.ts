import { Superseded, type Lease } from '#runtime/leases.js';
import type { LosableBot, Session, Sessions, Taking } from '#runtime/sessions.js';
import type { Pool } from 'pg';
import { asPrepared } from './as-prepared.js';
import { Gathering } from './gathering.js';

type Offer = Omit<Session, 'taken'>;
type Extension = { readonly botId: string; readonly leaseUntil: number };

/** Bots speak often, and many at once: what they say gathers while a call is on its way. */
export class PostgresSessions implements Sessions {
  private readonly offers: Gathering<Offer, Session>;
  private readonly extensions: Gathering<Extension, boolean>;

  constructor(private readonly pool: Pool) {
    const botOf = ({ botId }: { readonly botId: string }) => botId;
    this.offers = new Gathering<Offer, Session>(botOf, (offers) => this.offerAll(offers));
    this.extensions = new Gathering<Extension, boolean>(botOf, (extensions) => this.extendAll(extensions));
  }

  offer(offer: Offer): Promise<Session> {
    return this.offers.ask(offer);
  }

  extend(botId: string, leaseUntil: number): Promise<boolean> {
    return this.extensions.ask({ botId, leaseUntil });
  }

  private async offerAll(offers: readonly Offer[]): Promise<readonly Session[]> {
    const { rows } = await this.pool.query<SessionRow>(
      asPrepared({
        text: OFFER,
        values: [
          offers.map(({ botId }) => botId),
          offers.map(({ environmentId }) => environmentId),
          offers.map(({ groupId }) => groupId),
          offers.map(({ claim }) => claim),
          offers.map(({ leaseUntil }) => leaseUntil),
        ],
      }),
    );
    const sessions = new Map(rows.map((row) => [row.botId, sessionOf(row)]));
    return offers.map(({ botId }) => {
      const session = sessions.get(botId);
      if (session === undefined) throw new Error(`the offer of bot ${botId} gave no row`);
      return session;
    });
  }

  private async extendAll(extensions: readonly Extension[]): Promise<readonly boolean[]> {
    const values = [extensions.map(({ botId }) => botId), extensions.map(({ leaseUntil }) => leaseUntil)];
    const { rows } = await this.pool.query<{ botId: string }>(asPrepared({ text: EXTEND, values }));
    const extended = new Set(rows.map(({ botId }) => botId));
    return extensions.map(({ botId }) => extended.has(botId));
  }

  async take(
    lease: Lease,
    takings: readonly { botId: string; claim: number; taking: Taking }[],
  ): Promise<ReadonlySet<string>> {
    const { rows } = await this.pool.query<{ held: boolean; taken: string[] }>(
      asPrepared({
        text: TAKE,
        values: [
          lease.name,
          lease.owner,
          lease.epoch,
          takings.map(({ botId }) => botId),
          takings.map(({ claim }) => claim),
          takings.map(({ taking }) => taking.for),
          takings.map(({ taking }) => (taking.for === 'run' ? taking.runId : null)),
        ],
      }),
    );
    if (!rows[0]?.held) throw new Superseded(`lease ${lease.name} is no longer at epoch ${lease.epoch}`);
    return new Set(rows[0].taken);
  }

  async lose(lease: Lease, { botId, environmentId, groupId }: LosableBot, silentBefore: number): Promise<boolean> {
    const { name, owner, epoch } = lease;
    const values = [name, owner, epoch, botId, environmentId, groupId, silentBefore];
    const { rows } = await this.pool.query<{ held: boolean; lost: boolean }>(LOSE, values);
    if (!rows[0]?.held) throw new Superseded(`lease ${name} is no longer at epoch ${epoch}`);
    return rows[0].lost;
  }

  async free(botId: string, claim: number, runId: string): Promise<void> {
    await this.pool.query(FREE, [botId, claim, runId]);
  }

  async remove(botId: string): Promise<void> {
    await this.pool.query('DELETE FROM hostler.sessions WHERE bot_id = $1', [botId]);
  }

  async get(botId: string): Promise<Session | undefined> {
    const { rows } = await this.pool.query<SessionRow>(`${SELECT} WHERE bot_id = $1`, [botId]);
    return rows[0] && sessionOf(rows[0]);
  }

  async list(environmentId?: string): Promise<readonly Session[]> {
    const { rows } =
      environmentId === undefined
        ? await this.pool.query<SessionRow>(`${SELECT} ORDER BY bot_id`)
        : await this.pool.query<SessionRow>(`${SELECT} WHERE environment_id = $1 ORDER BY bot_id`, [environmentId]);
    return rows.map(sessionOf);
  }
}

type TakenFor = NonNullable<Session['taken']>['for'];
type SessionRow = Omit<Session, 'taken'> & { readonly takenFor: TakenFor | null; readonly runId: string | null };

function sessionOf({ takenFor, runId, ...session }: SessionRow): Session {
  return { ...session, taken: takingOf(takenFor, runId) };
}

function takingOf(takenFor: TakenFor | null, runId: string | null): Session['taken'] {
  if (takenFor === null) return undefined;
  if (takenFor === 'loss') return { for: 'loss', runId };
  return takenFor === 'run' && runId !== null ? { for: 'run', runId } : { for: 'retirement' };
}

const COLUMNS = `bot_id AS "botId", environment_id AS "environmentId", group_id AS "groupId", claim,
  taken_for AS "takenFor", run_id AS "runId", lease_until AS "leaseUntil"`;
const SELECT = `SELECT ${COLUMNS} FROM hostler.sessions`;

const LOST = `held.taken_for IS NOT DISTINCT FROM 'loss'`;
const FRESH = `(excluded.claim > held.claim AND NOT (${LOST}))`;

// A late message (a lower claim) writes the row as it was: an upsert that writes nothing would also return nothing.
const OFFER = `
  INSERT INTO hostler.sessions AS held (bot_id, environment_id, group_id, claim, lease_until)
  SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::bigint[]) ORDER BY 1
  ON CONFLICT (bot_id) DO UPDATE SET
    environment_id = CASE WHEN ${FRESH} THEN excluded.environment_id ELSE held.environment_id END,
    group_id = CASE WHEN ${FRESH} THEN excluded.group_id ELSE held.group_id END,
    claim = CASE WHEN ${FRESH} THEN excluded.claim ELSE held.claim END,
    taken_for = CASE WHEN ${FRESH} THEN NULL ELSE held.taken_for END,
    run_id = CASE WHEN ${FRESH} THEN NULL ELSE held.run_id END,
    lease_until = CASE WHEN excluded.claim < held.claim OR ${LOST} THEN held.lease_until
      ELSE greatest(held.lease_until, excluded.lease_until) END
  RETURNING ${COLUMNS}`;

const EXTEND = `
  WITH wanted AS (
    SELECT * FROM unnest($1::text[], $2::bigint[]) AS wanted (bot_id, lease_until)
  ), locked AS MATERIALIZED (
    SELECT bot_id FROM hostler.sessions WHERE bot_id IN (SELECT bot_id FROM wanted) ORDER BY bot_id FOR NO KEY UPDATE
  )
  UPDATE hostler.sessions AS held SET lease_until = greatest(held.lease_until, wanted.lease_until)
  FROM wanted JOIN locked USING (bot_id) WHERE held.bot_id = wanted.bot_id AND NOT (${LOST})
  RETURNING held.bot_id AS "botId"`;

const FREE = `UPDATE hostler.sessions SET taken_for = NULL, run_id = NULL
  WHERE bot_id = $1 AND claim = $2 AND taken_for = 'run' AND run_id = $3`;

/** One row where the caller's lease still holds. */
const HELD = 'SELECT FROM hostler.leases WHERE name = $1 AND owner = $2 AND epoch = $3';

// A sign of life that is on its way is waited for, and looked at as it is then.
const LOSE = `
  WITH lease AS (${HELD}), lost AS (
    INSERT INTO hostler.sessions AS held (bot_id, environment_id, group_id, claim, taken_for, lease_until)
    SELECT $4, $5, $6, 0, 'loss', 0 FROM lease
    ON CONFLICT (bot_id) DO UPDATE SET
      taken_for = 'loss', run_id = CASE WHEN held.taken_for IN ('run', 'loss') THEN held.run_id END
      WHERE held.lease_until < $7 OR ${LOST}
    RETURNING bot_id
  )
  SELECT EXISTS (SELECT FROM lease) AS held, EXISTS (SELECT FROM lost) AS lost`;

// What is taken is followed by an event that says so. That one is synced, and with it all that was written before: a crash of the
// database takes a taking away only where nothing came of it.
// Rows are locked in the order of their ids, so that two who take the same bots wait for each other and never in a circle.
// A bot named twice is taken for the first: one place at the table, one taking.
const TAKE = `
  WITH lease AS (${HELD}), wanted AS (
    SELECT DISTINCT ON (bot_id) bot_id, claim, taken_for, run_id
    FROM unnest($4::text[], $5::bigint[], $6::text[], $7::text[])
      WITH ORDINALITY AS taking (bot_id, claim, taken_for, run_id, place)
    WHERE EXISTS (SELECT FROM lease)
    ORDER BY bot_id, place
  ), locked AS MATERIALIZED (
    SELECT bot_id FROM hostler.sessions WHERE bot_id IN (SELECT bot_id FROM wanted) ORDER BY bot_id FOR NO KEY UPDATE
  ), taken AS (
    UPDATE hostler.sessions AS held SET taken_for = wanted.taken_for, run_id = wanted.run_id
    FROM wanted JOIN locked USING (bot_id)
    WHERE held.bot_id = wanted.bot_id AND held.claim = wanted.claim
      AND (held.taken_for IS NULL
        OR (held.taken_for = wanted.taken_for AND held.run_id IS NOT DISTINCT FROM wanted.run_id))
    RETURNING held.bot_id
  )
  SELECT EXISTS (SELECT FROM lease) AS held, coalesce(array_agg(bot_id), '{}') AS taken,
    set_config('synchronous_commit', 'off', true)
  FROM taken`;
