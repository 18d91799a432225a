import type { KurrentDBClient } from '@kurrent/kurrentdb-client';
import type { Connection } from './connection.js';
import { readFailure, StoreRefused } from './failures.js';

const TIMEOUT_MS = 5_000;
const OLDEST = { major: 23, minor: 10 };

/** The client asks this of every server, to know what it can do, but keeps the answer to itself. */
type KnowsItsServer = { readonly capabilities: Promise<{ readonly serverVersion: string }> };

/** Asks a server who it is. Throws `StoreUnavailable` where none answers, {@link StoreRefused} where it is too old. */
export async function checkServerVersion(connection: Connection): Promise<string> {
  const version = await serverVersion(connection);
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isOldEnough = major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor);
  if (isOldEnough) return version;
  throw new StoreRefused(
    `the event store is of version ${version}: Hostler needs EventStoreDB ${OLDEST.major}.${OLDEST.minor} or later, or KurrentDB`,
  );
}

async function serverVersion(connection: Connection): Promise<string> {
  try {
    const { serverVersion } = await connection.ask(TIMEOUT_MS, capabilitiesOf);
    return serverVersion;
  } catch (error) {
    throw readFailure(error);
  }
}

const capabilitiesOf = (client: KurrentDBClient): KnowsItsServer['capabilities'] =>
  (client as unknown as KnowsItsServer).capabilities;
