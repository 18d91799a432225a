import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { CannotStart, codeOf } from '../embedded/cannot-start.js';
import type { Settings } from '../settings/settings.js';

/**
 * The port to listen on. A free one is kept in the data folder and asked for again at the next start, because bots that outlived the
 * server look for it there.
 */
export async function choosePort({
  port,
  host,
  dataFolder,
}: Pick<Settings, 'port' | 'host' | 'dataFolder'>): Promise<number> {
  if (port !== 0) return listenOnce(host, port).catch((error: unknown) => cannotListen(error, host, port));
  const file = join(dataFolder, 'port');
  const kept = Number.parseInt(await readFile(file, 'utf8').catch(() => '0'), 10);
  const again = kept > 0 ? await listenOnce(host, kept).catch(() => undefined) : undefined;
  const chosen = again ?? (await listenOnce(host, 0).catch((error: unknown) => cannotListen(error, host, port)));
  if (chosen !== kept) await writeFile(file, `${chosen}\n`);
  return chosen;
}

function listenOnce(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address();
      const chosen = typeof address === 'object' && address !== null ? address.port : port;
      server.close(() => resolve(chosen));
    });
  });
}

/** Says what to do about an address that can't be listened on. */
export function cannotListen(error: unknown, host: string, port: number): never {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      throw new CannotStart(
        `Port ${port} is taken by another program: choose another one with --port or HOSTLER_PORT (0 takes a free one).`,
        { cause: error },
      );
    case 'EACCES':
      throw new CannotStart(
        `Port ${port} may not be used by this user: choose one above 1023 with --port or HOSTLER_PORT.`,
        { cause: error },
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      throw new CannotStart(`This machine has no address ${host}: choose one of its own with --host or HOSTLER_HOST.`, {
        cause: error,
      });
    default:
      throw error;
  }
}
