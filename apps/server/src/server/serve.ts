import { resolve } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { AgentGatewayModule } from '../agent-gateway/agent-gateway.module.js';
import { AgentTokens } from '../agent-gateway/agent-tokens.js';
import { Gateway } from '../agent-gateway/gateway.js';
import { GatewaySettings } from '../agent-gateway/gateway-settings.js';
import { createApi } from '../api/create-api.js';
import { CannotStart } from '../embedded/cannot-start.js';
import { openDataFolder } from '../embedded/data-folder.js';
import { openEngine, type OpenEngine } from '../engine/open-engine.js';
import type { Settings } from '../settings/settings.js';
import { cannotListen, choosePort } from './choose-port.js';
import { signInLink, writeLocalCredentials } from './local-access.js';
import { openLog } from './logging.js';
import { reachDatabase } from './reach-database.js';

/** Calls in flight are answered within this time when the server stops. */
const DRAIN_MS = 8_000;

export type Server = {
  readonly url: string;
  readonly signInLink: string;
  /** Answers what is in flight, ends the engine, and the database last. */
  stop(): Promise<void>;
};

/** One server: its data folder, its engine, its API and the door for bots. Resolves when it is ready for work. */
export async function serve(asked: Settings): Promise<Server> {
  const dataFolder = await openDataFolder(resolve(asked.dataFolder));
  const settings = { ...asked, dataFolder };
  if (settings.databaseUrl !== undefined) await reachDatabase(settings.databaseUrl);
  const port = await choosePort(settings);
  const url = settings.publicUrl?.replace(/\/+$/, '') ?? `http://${urlHost(settings.host)}:${port}`;
  const log = openLog(settings);
  const open = await openEngine(settings, log, () => url);
  // A start that fails before it waits for this has its own reason to tell.
  open.engine.ready.catch(() => undefined);
  const draining = new AbortController();
  try {
    const app = await api(open, settings, log, url, draining.signal);
    await app.listen({ host: settings.host, port }).catch((error: unknown) => cannotListen(error, settings.host, port));
    await open.engine.ready;
    await writeLocalCredentials(open.engine, dataFolder, url);
    const stop = () => stopInOrder(app, open, draining, log);
    return { url, signInLink: await signInLink(open.engine, url), stop };
  } catch (error) {
    draining.abort();
    await open.close();
    throw error;
  }
}

async function api(
  open: OpenEngine,
  settings: Settings,
  log: Logger,
  publicUrl: string,
  draining: AbortSignal,
): Promise<NestFastifyApplication> {
  const { engine, board, rebuild, compare, takeUp } = open;
  const gateway = new Gateway(engine, await AgentTokens.open(engine.secrets), board, draining);
  const door = AgentGatewayModule.with(gateway, new GatewaySettings(settings.agentOrphanTimeoutMs));
  const { trustedProxies } = settings;
  const parts = { logger: log, publicUrl, trustedProxies, rebuild, compare, takeUp, draining };
  return createApi(engine, parts, [door]);
}

async function stopInOrder(
  app: NestFastifyApplication,
  open: OpenEngine,
  draining: AbortController,
  log: Logger,
): Promise<void> {
  draining.abort();
  const overdue = new Promise<void>((done) => setTimeout(done, DRAIN_MS).unref());
  await Promise.race([app.close(), overdue]);
  await open.close();
  log.flush();
}

/** Bots and people on this machine reach a server that listens everywhere by the loopback address. */
const urlHost = (host: string): string => {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
};

/** What went wrong at a start, as one sentence for the person at the terminal; `undefined` for what nobody foresaw. */
export function sentenceOf(error: unknown): string | undefined {
  if (error instanceof CannotStart) return error.message;
  if (error instanceof Error && ['InvalidSetting', 'MasterKeyUnfit', 'SealBroken'].includes(error.name))
    return error.message;
  return undefined;
}
