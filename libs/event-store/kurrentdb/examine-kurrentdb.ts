import { Connection } from './connection.js';
import { KurrentDbMovableLog } from './kurrentdb-movable-log.js';
import { nodeFacts, type NodeFacts } from './node-facts.js';
import { checkServerVersion } from './server-version.js';
import type { LogFacts } from '../log-facts.js';
import { logFacts } from '../log-facts.js';

export type KurrentDbFacts = NodeFacts & LogFacts & { readonly version: string };

/** What a doctor looks at. Throws `StoreUnavailable` or `StoreRefused`, or what a connection string that does not fit throws. */
export async function examineKurrentDb(url: string, namespace: string): Promise<KurrentDbFacts> {
  const connection = new Connection(url);
  try {
    const version = await checkServerVersion(connection);
    const node = await nodeFacts(connection);
    const log = await KurrentDbMovableLog.open(url, namespace);
    return { version, ...node, ...(await logFacts(log).finally(() => log.close())) };
  } finally {
    await connection.close();
  }
}
