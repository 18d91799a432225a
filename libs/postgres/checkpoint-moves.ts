import type { Batch } from '#runtime/row-store.js';
import { tableId } from '#runtime/table-id.js';
import type { Pool } from 'pg';
import { Gathering } from './gathering.js';

/**
 * Batches that touch no row: most runners pass most events by. They move many checkpoints in one statement, each under its own
 * lease and only from where its runner believes it to be. Answers whether the checkpoint was moved.
 */
export const checkpointMoves = (pool: Pool): Gathering<Batch, boolean> =>
  new Gathering(
    ({ table }) => tableId(table),
    async (batches) => {
      const { rows } = await pool.query<{ runner: string }>({
        name: 'move checkpoints',
        text: MOVE,
        values: [
          batches.map(({ table }) => tableId(table)),
          batches.map(({ from }) => from ?? null),
          batches.map(({ to }) => to.position),
          batches.map(({ to }) => to.time),
          batches.map(({ to }) => to.eventId),
          batches.map(({ lease }) => lease.name),
          batches.map(({ lease }) => lease.owner),
          batches.map(({ lease }) => lease.epoch),
        ],
      });
      const moved = new Set(rows.map(({ runner }) => runner));
      return batches.map(({ table }) => moved.has(tableId(table)));
    },
  );

export const touchesNothing = ({ rows, agenda, parked, unparked }: Batch): boolean =>
  rows.length === 0 && agenda.length === 0 && parked.length === 0 && unparked.length === 0;

// Locked in the order of their names, so that two processes that move the same ones never wait for each other in a circle.
const MOVE = `
  WITH wanted AS (
    SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::bigint[])
      AS wanted (runner, from_position, to_position, time, event_id, lease, owner, epoch)
    WHERE EXISTS (SELECT FROM hostler.leases WHERE leases.name = wanted.lease AND leases.owner = wanted.owner
      AND leases.epoch = wanted.epoch)
  ), locked AS MATERIALIZED (
    SELECT runner FROM hostler.checkpoints WHERE runner IN (SELECT runner FROM wanted) ORDER BY runner FOR NO KEY UPDATE
  ), moved AS (
    UPDATE hostler.checkpoints AS held SET position = wanted.to_position, time = wanted.time, event_id = wanted.event_id,
      epoch = wanted.epoch
    FROM wanted JOIN locked USING (runner)
    WHERE held.runner = wanted.runner AND held.position IS NOT DISTINCT FROM wanted.from_position
    RETURNING held.runner
  )
  SELECT runner, set_config('synchronous_commit', 'off', true) FROM moved`;
