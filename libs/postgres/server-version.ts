import { Client } from 'pg';

const CONNECT_TIMEOUT_MS = 10_000;
/** As PostgreSQL counts: 150004 is 15.4. */
const NUMBERS_PER_VERSION = 10_000;

/** Asks a server once, without a pool: 15 for 15.4. Rejects with what `pg` says where it does not answer. */
export async function serverVersion(connectionString: string): Promise<number> {
  const client = new Client({
    connectionString,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'hostler start',
  });
  // Told by the rejection below as well; without a listener it would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ number: number }>(
      `SELECT current_setting('server_version_num')::integer AS number`,
    );
    return Math.floor((rows[0]?.number ?? 0) / NUMBERS_PER_VERSION);
  } finally {
    await client.end().catch(() => undefined);
  }
}
