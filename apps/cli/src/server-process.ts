import { spawn, type StdioOptions } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const SERVER = fileURLToPath(new URL('../../server/src/main.js', import.meta.url));
/** Of young garbage in MB: by itself newer Node lets so much of it lie that a busy server takes 100 to 200 MB more, and is no faster. */
const NODE_FLAGS = ['--no-warnings', '--max-semi-space-size=8'];
const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export type ServerProcess = {
  /** Resolves with the address when it is ready for work; `undefined` if it ended before. */
  readonly ready: Promise<string | undefined>;
  /** Resolves with its exit code. */
  readonly exited: Promise<number>;
  /** What it said on standard error, where that was not passed on. */
  complaint(): string;
  stop(signal?: NodeJS.Signals): void;
};

/**
 * A server as a process of its own. It ends with this process, however that ends: signals are passed on, and a server whose
 * starter is gone stops by itself.
 */
export function startServerProcess(
  flags: readonly string[],
  output: 'inherit' | 'kept',
  variables: Readonly<Record<string, string>> = {},
): ServerProcess {
  const stdio: StdioOptions =
    output === 'inherit' ? ['ignore', 'inherit', 'inherit', 'ipc'] : ['ignore', 'ignore', 'pipe', 'ipc'];
  const server = spawn(process.execPath, [...NODE_FLAGS, SERVER, ...flags], {
    stdio,
    env: { ...process.env, ...variables },
    // Its starter decides what Ctrl-C means, where it keeps the server's output to itself.
    detached: output === 'kept',
  });
  let complaint = '';
  server.stderr?.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const exited = new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.once('close', (code) => resolve(code ?? 1));
  });
  const ready = new Promise<string | undefined>((resolve) => {
    server.on('message', (message: { ready?: boolean; url?: string }) => void (message.ready && resolve(message.url)));
    void exited.finally(() => resolve(undefined));
  });
  const stop = (signal: NodeJS.Signals = 'SIGTERM'): void => void server.kill(signal);
  if (output === 'inherit')
    for (const signal of FORWARDED) process.on(signal, () => stop(signal === 'SIGHUP' ? 'SIGTERM' : signal));
  return { ready, exited, complaint: () => complaint.trim(), stop };
}
