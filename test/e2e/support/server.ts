import { untilSaid } from './until.js';
import { run, start, type Ended } from './hostler.js';

export type Server = {
  /** A command against this server: its code, what it printed, and that as JSON. */
  command(...words: readonly string[]): Promise<Ended>;
  json<T>(...words: readonly string[]): Promise<T>;
  stop(): Promise<Ended>;
};

/** Bots outlive their server: after a test, no longer than this. */
const ORPHANED_BOTS_END = { HOSTLER_AGENT_ORPHAN_TIMEOUT_MS: '30000' };

/** `hostler up` on a free port. */
export async function startServer(data: string, variables: Readonly<Record<string, string>> = {}): Promise<Server> {
  const server = start(['up', '--data', data, '--port', '0'], { ...ORPHANED_BOTS_END, ...variables });
  await untilSaid(server, /Hostler is ready/);
  const command = (...words: readonly string[]): Promise<Ended> => run(['--data', data, ...words]);
  return {
    command,
    json: async <T>(...words: readonly string[]) => {
      const { code, out, err } = await command('--json', ...words);
      if (code !== 0) throw new Error(`hostler ${words.join(' ')} ended with ${code}: ${err}`);
      return JSON.parse(out) as T;
    },
    stop: () => {
      server.process.kill('SIGTERM');
      return server.ended;
    },
  };
}
