import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../apps/server/src/embedded/embedded-postgres.js';
import { freePort } from '../../apps/server/src/embedded/free-port.js';

/** What contestants store in; everything is below one folder that goes when the benchmark ends. */
export type Servers = {
  /** The URL of a fresh database on the one PostgreSQL that all share. */
  database(): Promise<string>;
  /** The URL of a Redis that syncs its log with every write; `undefined` where no redis-server is installed. */
  redis(): Promise<string | undefined>;
  stop(): Promise<void>;
};

/** PostgreSQL with exactly the settings of the product's own (fsync and synchronous_commit on), but for more connections. */
export async function startServers(): Promise<Servers> {
  const folder = await mkdtemp(join(tmpdir(), 'hostler-benchmark-'));
  // Root lends PostgreSQL another account, which must be able to go in.
  await chmod(folder, 0o755);
  const settings = { max_connections: '300' };
  const postgres = await startEmbeddedPostgres({
    dataFolder: join(folder, 'postgres'),
    settings,
    log: () => undefined,
  });
  const opened: (() => Promise<unknown>)[] = [() => postgres.stop()];
  let databases = 0;
  return {
    database: async () => {
      databases += 1;
      const name = `benchmark_${databases}`;
      await execute(postgres.connectionString, `CREATE DATABASE ${name}`);
      const url = new URL(postgres.connectionString);
      url.pathname = `/${name}`;
      return url.href;
    },
    redis: async () => {
      const redis = await startRedis(folder);
      if (redis !== undefined) opened.push(redis.stop);
      return redis?.url;
    },
    stop: async () => {
      for (const end of opened.reverse()) await end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function execute(connectionString: string, statement: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** Durable as PostgreSQL is: every write is synced before it is answered. */
async function startRedis(folder: string): Promise<{ url: string; stop: () => Promise<void> } | undefined> {
  const port = await freePort(undefined);
  const options = ['--appendonly', 'yes', '--appendfsync', 'always', '--save', '', '--dir', folder];
  const redis = spawn('redis-server', ['--bind', '127.0.0.1', '--port', String(port), ...options], { stdio: 'ignore' });
  const started = await Promise.race([answers(port), once(redis, 'error').then(() => false)]);
  if (!started) return undefined;
  const stop = async () => {
    const over = once(redis, 'exit');
    redis.kill('SIGTERM');
    await over;
  };
  return { url: `redis://127.0.0.1:${port}`, stop };
}

async function answers(port: number): Promise<boolean> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isOpen) return true;
    await pause(50);
  }
  return false;
}
