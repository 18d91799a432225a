import { Client } from 'pg';
import { CannotStart, codeOf } from '../embedded/cannot-start.js';

const CONNECT_TIMEOUT_MS = 10_000;
const OLDEST_VERSION = 15;
/** As PostgreSQL counts: 150004 is 15.4. */
const NUMBERS_PER_VERSION = 10_000;

/** Asks the outside database once, so that one which can't be used is told in a sentence. The address, with its password, is in none. */
export async function reachDatabase(connectionString: string): Promise<void> {
  const version = await versionOf(connectionString).catch((error: unknown) => {
    throw new CannotStart(sentenceOf(codeOf(error)), { cause: error });
  });
  if (version < OLDEST_VERSION)
    throw new CannotStart(
      `The database that DATABASE_URL names is PostgreSQL ${version}: name one of version ${OLDEST_VERSION} or later.`,
    );
}

async function versionOf(connectionString: string): Promise<number> {
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

function sentenceOf(code: string | undefined): string {
  switch (code) {
    case '28000':
    case '28P01':
      return 'The database that DATABASE_URL names does not let this user in: correct user and password.';
    case '3D000':
      return 'The database that DATABASE_URL names does not exist on its server: create it, or correct the name.';
    default:
      return `The database that DATABASE_URL names does not answer${code === undefined ? '' : ` (${code})`}: start it, or correct the address.`;
  }
}
