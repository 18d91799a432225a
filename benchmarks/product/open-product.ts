import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Message } from '#kernel/message.js';
import type { Handled } from '#runtime/handle.js';
import { AgentTokens } from '../../apps/server/src/agent-gateway/agent-tokens.js';
import { Gateway } from '../../apps/server/src/agent-gateway/gateway.js';
import type { HostlerCommand } from '../../apps/server/src/engine/command-table.js';
import { openEngine, type OpenEngine } from '../../apps/server/src/engine/open-engine.js';
import { DEFAULT_ENVIRONMENT } from '../../apps/server/src/engine/first-start.js';
import type { Settings } from '../../apps/server/src/settings/settings.js';
import { eventStoreUrl, namespace } from './measured-store.js';
import { SilentMachines } from './silent-machines.js';

export const environmentId = DEFAULT_ENVIRONMENT;

/** The whole product in this process, as the server opens it, but for its door: machines that need no time, and no HTTP. */
export type Product = OpenEngine & {
  readonly gateway: Gateway;
  readonly machines: SilentMachines;
  give(command: HostlerCommand, commandId?: string): Promise<Handled<Message>>;
};

const usual = {
  host: '127.0.0.1',
  port: 0,
  publicUrl: undefined,
  trustedProxies: undefined,
  eventStoreUrl,
  namespace,
  installationId: undefined,
  // One for the process: a product that is opened again finds what it had sealed.
  masterKey: randomBytes(32).toString('base64'),
  capacity: 200,
  logLevel: 'warn',
  logFile: undefined,
  provider: 'none',
  localProvisioningDelayMs: 0,
  agentOrphanTimeoutMs: 15 * 60_000,
  roles: 'all',
} as const;

const shown = (fields: object, message: string) => console.error(message, fields);
const log = { info: () => undefined, warn: shown, error: shown };

export async function openProduct(databaseUrl: string): Promise<Product> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'hostler benchmark '));
  const settings: Settings = { ...usual, databaseUrl, dataFolder };
  const machines = new SilentMachines();
  const open = await openEngine(settings, log, () => 'http://127.0.0.1:0', machines);
  const stopping = new AbortController();
  const gateway = new Gateway(open.engine, await AgentTokens.open(open.engine.secrets), open.board, stopping.signal);
  await open.engine.ready;
  return {
    ...open,
    gateway,
    machines,
    give: (command, commandId = open.engine.ids.next()) => open.engine.execute(command, asSomebody(commandId)),
    close: async () => {
      stopping.abort();
      await open.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

const asSomebody = (commandId: string) => ({
  environmentId,
  actor: 'somebody',
  commandId,
  correlationId: commandId,
  causationId: commandId,
});
