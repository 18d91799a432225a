import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { many, serve, timed } from './serve.js';
import { payload } from './payload.js';

const INSERT = {
  name: 'insert run',
  text: 'INSERT INTO runs (id, status, data, metadata) VALUES ($1, $2, $3, $4)',
};

/** What anybody would write: one prepared statement a step, each its own transaction, on a pool. */
serve(async ({ url }) => {
  const pool = new pg.Pool({ connectionString: url, max: 16 });
  await pool.query(
    `CREATE TABLE IF NOT EXISTS runs (number bigserial PRIMARY KEY, id uuid UNIQUE, status text, data text, metadata text)`,
  );
  await pool.query(`CREATE INDEX IF NOT EXISTS queued ON runs (number) WHERE status = 'queued'`);
  const insert = (number) => {
    const metadata = JSON.stringify({ environmentId: 'default', actor: 'caller', commandId: randomUUID() });
    return pool.query({ ...INSERT, values: [randomUUID(), 'queued', JSON.stringify(payload(number)), metadata] });
  };
  return {
    append: async ({ count, atOnce }) => ({ ms: await timed(() => many(count, atOnce, insert)) }),
    enqueue: async ({ count, atOnce }) => ({ ms: await timed(() => many(count, atOnce, insert)) }),
    prepare: ({ count }) => many(count, 16, insert),
    life: async ({ count, bots }) => ({ ms: await timed(() => work(pool, count, bots)) }),
    clear: () => pool.query('TRUNCATE runs'),
    close: () => pool.end(),
  };
});

/** Assigned, started, ended: three statements a run, one run a bot at a time. */
async function work(pool, count, bots) {
  let done = 0;
  const bot = async () => {
    for (;;) {
      const { rows } = await pool.query({ name: 'assign', text: ASSIGN });
      if (rows[0] === undefined) return;
      for (const status of ['running', 'succeeded'])
        await pool.query({ name: 'set', text: SET, values: [rows[0].number, status] });
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: bots }, bot));
  if (done < count) throw new Error(`only ${done} of ${count} runs were done`);
}

const ASSIGN = `
  UPDATE runs SET status = 'assigned' WHERE number = (
    SELECT number FROM runs WHERE status = 'queued' ORDER BY number LIMIT 1 FOR UPDATE SKIP LOCKED
  ) RETURNING number`;
const SET = 'UPDATE runs SET status = $2 WHERE number = $1';
