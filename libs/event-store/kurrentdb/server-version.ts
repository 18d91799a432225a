import type { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { readFailure, StoreRefused } from './failures.js';
import { within } from './within.js';

const TIMEOUT_MS = 5_000;
const OLDEST = { major: 23, minor: 10 };

/** The client asks this of every server, to know what it can do, but keeps the answer to itself. */
type KnowsItsServer = { readonly capabilities: Promise<{ readonly serverVersion: string }> };

/** Asks a server who it is. Throws `StoreUnavailable` where none answers, {@link StoreRefused} where it is too old. */
export async function checkServerVersion(client: KurrentDBClient): Promise<string> {
  const version = await serverVersion(client);
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isOldEnough = major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor);
  if (isOldEnough) return version;
  throw new StoreRefused(
    `the event store is of version ${version}: Hostler needs EventStoreDB ${OLDEST.major}.${OLDEST.minor} or later, or KurrentDB`,
  );
}

async function serverVersion(client: KurrentDBClient): Promise<string> {
  try {
    const { capabilities } = client as unknown as KnowsItsServer;
    return (await within(TIMEOUT_MS, capabilities)).serverVersion;
  } catch (error) {
    throw readFailure(error);
  }
}
