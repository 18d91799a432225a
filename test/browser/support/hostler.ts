import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SERVER = fileURLToPath(new URL('../../../dist/apps/server/src/main.js', import.meta.url));
const E = '/environments/default';

type Start = { readonly capacity?: number; readonly databaseUrl?: string };
type Ready = { readonly ready: true; readonly url: string; readonly signInLink: string };

/** Bots outlive their server; those of a test end by themselves so soon after it. */
const ORPHANED_BOTS_END_MS = '20000';

/** A whole Hostler, as a person starts it, on a folder of its own. */
export class Hostler {
  #process: ChildProcess | undefined;
  #ready: Ready | undefined;

  private constructor(
    private readonly folder: string,
    private readonly capacity: number,
    private readonly databaseUrl: string | undefined,
  ) {}

  /** With a PostgreSQL of its own, unless it is given another. */
  static async start({ capacity = 4, databaseUrl }: Start = {}): Promise<Hostler> {
    const hostler = new Hostler(await mkdtemp(join(tmpdir(), 'hostler-browser-')), capacity, databaseUrl);
    await hostler.restart();
    return hostler;
  }

  get url(): string {
    return this.#ready?.url ?? '';
  }

  get signInLink(): string {
    return this.#ready?.signInLink ?? '';
  }

  /** Starts the server, at the same address as before. */
  async restart(): Promise<void> {
    const port = this.#ready === undefined ? '0' : new URL(this.url).port;
    const flags = [
      '--data',
      this.folder,
      '--port',
      port,
      '--capacity',
      String(this.capacity),
      '--agent-orphan-timeout-ms',
      ORPHANED_BOTS_END_MS,
      '--log-level',
      'silent',
      ...(this.databaseUrl === undefined ? [] : ['--database-url', this.databaseUrl]),
    ];
    const server = spawn(process.execPath, ['--no-warnings', SERVER, ...flags], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#process = server;
    const failed = once(server, 'exit').then(([code]) => {
      throw new Error(`the server ended with ${String(code)} before it was ready`);
    });
    const [message] = (await Promise.race([once(server, 'message'), failed])) as [Ready];
    failed.catch(() => undefined);
    this.#ready = message;
  }

  /** As a power cut would. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
    await rm(this.folder, { recursive: true, force: true });
  }

  /** A call of the API, as a program makes it. */
  async call<Answer>(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<Answer> {
    const key = /hst_key_[\w-]+/.exec(await readFile(join(this.folder, 'credentials'), 'utf8'))?.[0] ?? '';
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Answer;
  }

  /** A group that runs flows at once, with a connection. */
  async group(
    name: string,
    numbers = { committed: 0, maximum: 2 },
  ): Promise<{ groupId: string; connectionId: string }> {
    const { groupId } = await this.call<{ groupId: string }>('POST', `${E}/hosted-groups`, { name, ...numbers });
    const connection = { groupId, name: `To ${name}`, kind: 'agentAccount' };
    const { connectionId } = await this.call<{ connectionId: string }>('POST', `${E}/connections`, connection);
    return { groupId, connectionId };
  }

  /** A flow that takes so long. */
  async flow(name: string, lastsMs: number): Promise<{ flowId: string }> {
    const program = `console.log('working'); setTimeout(() => console.log('done'), ${lastsMs})`;
    return this.call('POST', `${E}/flows`, { name, command: 'node', arguments: ['-e', program] });
  }

  async run(connectionId: string, flowId: string): Promise<{ runId: string }> {
    return this.call('POST', `${E}/runs`, { connectionId, flowId });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const server = this.#process;
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill(signal);
    await ended;
  }
}
