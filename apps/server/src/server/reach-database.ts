import { serverVersion } from '#postgres/server-version.js';
import { CannotStart, codeOf } from '../embedded/cannot-start.js';

const OLDEST_VERSION = 15;

/** Asks the outside database once, so that one which can't be used is told in a sentence. The address, with its password, is in none. */
export async function reachDatabase(connectionString: string): Promise<void> {
  const version = await serverVersion(connectionString).catch((error: unknown) => {
    throw new CannotStart(sentenceOf(codeOf(error)), { cause: error });
  });
  if (version < OLDEST_VERSION)
    throw new CannotStart(
      `The database that DATABASE_URL names is PostgreSQL ${version}: name one of version ${OLDEST_VERSION} or later.`,
    );
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
