import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { serve, timed } from './serve.js';
import { payload } from './payload.js';

/** A read model as it is often written: for each event one transaction that changes a row and moves the checkpoint. */
serve(async ({ url, events }) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('CREATE TABLE rows (id uuid PRIMARY KEY, status text, body text)');
  await client.query('CREATE TABLE checkpoint (position bigint)');
  await client.query('INSERT INTO checkpoint VALUES (0)');
  const ids = Array.from({ length: Math.ceil(events / 4) }, () => randomUUID());
  const fold = async () => {
    for (let position = 0; position < events; position += 1) {
      const values = [ids[position >> 2], String(position % 4), JSON.stringify(payload(position))];
      await client.query('BEGIN');
      await client.query({ name: 'write', text: WRITE, values });
      await client.query({ name: 'move', text: 'UPDATE checkpoint SET position = $1', values: [position] });
      await client.query('COMMIT');
    }
  };
  return {
    present: async () => ({ ms: await timed(fold), events }),
    close: () => client.end(),
  };
});

const WRITE = `
  INSERT INTO rows (id, status, body) VALUES ($1, $2, $3)
  ON CONFLICT (id) DO UPDATE SET status = excluded.status, body = excluded.body`;
