import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';

const SERVER = fileURLToPath(new URL('../../dist/apps/server/src/main.js', import.meta.url));
/** A start that takes longer has failed. */
const START_LIMIT_MS = 120_000;

export type ServerOptions = {
  readonly dataFolder: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly flags?: readonly string[];
};

/** A real server process on a data folder, built beforehand; it may be killed and started again at will. */
export class ServerProcess {
  #child: ChildProcess | undefined;

  constructor(private readonly options: ServerOptions) {}

  get pid(): number | undefined {
    return this.#child?.exitCode === null && this.#child.signalCode === null ? this.#child.pid : undefined;
  }

  /** Resolves when the server says that it is ready; rejects with what it printed if it does not come up. */
  async start(): Promise<void> {
    const { dataFolder, environment, flags = [] } = this.options;
    const child = spawn(process.execPath, ['--no-warnings', SERVER, '--data', dataFolder, '--port', '0', ...flags], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#child = child;
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (text: Buffer) => (printed += text.toString()));
    const ready = once(child, 'message').then(() => true);
    const gone = once(child, 'exit').then(() => false);
    const late = sleep(START_LIMIT_MS, false, { ref: false });
    if (await Promise.race([ready, gone, late])) return;
    // One that is only late would keep the data folder from the next.
    child.kill('SIGKILL');
    throw new Error(`the server did not start: ${printed}`);
  }

  /** Sends a signal and waits for the end of the process; answers how long that took, in milliseconds. */
  async end(signal: NodeJS.Signals): Promise<number> {
    const child = this.#child;
    if (child === undefined || this.pid === undefined) return 0;
    const since = performance.now();
    const exit = once(child, 'exit');
    child.kill(signal);
    await exit;
    return performance.now() - since;
  }

  /** Starts it until it stays up: a start may meet a database that is still recovering from its own kill. */
  async startAgain(tries = 3): Promise<void> {
    for (let left = tries; ; left -= 1) {
      try {
        return await this.start();
      } catch (error) {
        if (left <= 1) throw error;
        await sleep(500);
      }
    }
  }

  /** Address and key, as the server has written them for the command line. */
  async access(): Promise<{ readonly url: string; readonly key: string }> {
    return JSON.parse(await readFile(join(this.options.dataFolder, 'credentials'), 'utf8')) as {
      url: string;
      key: string;
    };
  }
}
