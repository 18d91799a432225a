import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';

/** A process of its own, in a group of its own, with an embedded PostgreSQL: something to kill. */
export type Engine = { readonly connectionString: string; kill(): Promise<void> };

const script = fileURLToPath(new URL('./engine-with-postgres.js', import.meta.url));

export async function startEngine(dataFolder: string, runAs?: { uid: number; gid: number }): Promise<Engine> {
  const engine = spawn(process.execPath, [script, dataFolder], {
    ...runAs,
    cwd: '/',
    env: { PATH: process.env['PATH'], HOME: '/nonexistent' },
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(engine, 'exit');
  const [connectionString] = (await Promise.race([
    once(createInterface(engine.stdout), 'line'),
    exit.then(() => Promise.reject(new Error('the engine ended before it was ready'))),
  ])) as [string];
  return {
    connectionString,
    kill: async () => {
      process.kill(-engine.pid!, 'SIGKILL');
      await exit;
    },
  };
}

/** The first field of the first row. */
export async function answerOf(connectionString: string, statement: string): Promise<unknown> {
  const client = new Client({ connectionString });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<Record<string, unknown>>(statement);
    return Object.values(rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

export const isAnswering = (connectionString: string): Promise<boolean> =>
  answerOf(connectionString, 'SELECT 1').then(
    () => true,
    () => false,
  );
