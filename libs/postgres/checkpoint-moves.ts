import type { Batch } from '#runtime/row-store.js';
import { tableId } from '#runtime/table-id.js';
import type { Pool } from 'pg';

type Waiting = { readonly batch: Batch; settle(moved: boolean): void; fail(error: unknown): void };

/**
 * Batches that touch no row: most runners pass most events by. While one statement is on its way the next ones gather, and move
 * many checkpoints together, each under its own lease and only from where its runner believes it to be.
 */
export class CheckpointMoves {
  private waiting: Waiting[] = [];
  private isUnderWay = false;

  constructor(private readonly pool: Pool) {}

  /** Whether the checkpoint was moved. */
  move(batch: Batch): Promise<boolean> {
    return new Promise((settle, fail) => {
      this.waiting.push({ batch, settle, fail });
      if (!this.isUnderWay) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.isUnderWay = true;
    // The runners of one process see the same events in the same turn of the event loop.
    await Promise.resolve();
    while (this.waiting.length > 0) await this.moveAll(this.waiting.splice(0));
    this.isUnderWay = false;
  }

  private async moveAll(moves: readonly Waiting[]): Promise<void> {
    const of = <Field>(field: (batch: Batch) => Field) => moves.map(({ batch }) => field(batch));
    try {
      const { rows } = await this.pool.query<{ runner: string }>({
        name: 'move checkpoints',
        text: MOVE,
        values: [
          of(({ table }) => tableId(table)),
          of(({ from }) => from ?? null),
          of(({ to }) => to.position),
          of(({ to }) => to.time),
          of(({ to }) => to.eventId),
          of(({ lease }) => lease.name),
          of(({ lease }) => lease.owner),
          of(({ lease }) => lease.epoch),
        ],
      });
      const moved = new Set(rows.map(({ runner }) => runner));
      for (const { batch, settle } of moves) settle(moved.has(tableId(batch.table)));
    } catch (error) {
      for (const { fail } of moves) fail(error);
    }
  }
}

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
