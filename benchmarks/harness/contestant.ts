import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** Newer peers need Node 22; the package of the peers brings it, and then everybody runs on it. */
const PEERS_NODE = fileURLToPath(new URL('../peers/node_modules/node/bin/node', import.meta.url));
const TYPESCRIPT = new URL('../../test/support/typescript.js', import.meta.url).href;
/** The longest that one round may take. */
const ANSWER_TIMEOUT_MS = 15 * 60_000;
/** Ending takes a moment: a profile may have to be written. */
const STOP_TIMEOUT_MS = 10_000;

export const nodeForAll = (): string => (existsSync(PEERS_NODE) ? PEERS_NODE : process.execPath);

/** What is measured, as the table shows it. */
export type ContestantSpec = {
  readonly name: string;
  /** A module, from `benchmarks/`, that answers to tasks; see `peers/serve.js`. */
  readonly module: string;
  readonly options?: Readonly<Record<string, string | number | boolean>>;
  /** What survives a crash of the machine once the call has been answered. */
  readonly durable: string;
};

/** What one round gives: numbers by name; the scenario knows which of them it is about. */
export type Measured = Readonly<Record<string, number>>;

type Answer = { readonly measured?: Measured; readonly error?: string };

/** A process of its own, so that nobody's garbage or compiled code is another's; it is idle while others have their round. */
export class Contestant {
  private constructor(
    readonly spec: ContestantSpec,
    private readonly child: ChildProcess,
  ) {}

  static async start(spec: ContestantSpec, url: string): Promise<Contestant> {
    const child = fork(fileURLToPath(new URL(`../${spec.module}`, import.meta.url)), [], {
      execPath: nodeForAll(),
      execArgv: ['--no-warnings', '--import', TYPESCRIPT, ...profiling()],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const contestant = new Contestant(spec, child);
    await contestant.do('open', { url, ...spec.options });
    return contestant;
  }

  /** Has it do one task, and waits for what it measured. */
  do(task: string, options: object = {}): Promise<Measured> {
    return new Promise((resolve, reject) => {
      const over = (error?: Error, measured: Measured = {}) => {
        clearTimeout(timeout);
        this.child.off('message', onMessage).off('exit', onExit);
        if (error === undefined) resolve(measured);
        else reject(error);
      };
      const onMessage = ({ error, measured }: Answer) =>
        over(error === undefined ? undefined : new Error(`${this.spec.name}, ${task}: ${error}`), measured);
      const onExit = () => over(new Error(`${this.spec.name} ended during ${task}`));
      const timeout = setTimeout(() => over(new Error(`${this.spec.name}: ${task} takes too long`)), ANSWER_TIMEOUT_MS);
      this.child.on('message', onMessage).on('exit', onExit);
      this.child.send({ task, options });
    });
  }

  async stop(): Promise<void> {
    const gone = once(this.child, 'exit');
    if (this.child.connected) await this.do('close').catch(() => undefined);
    else this.child.kill('SIGKILL');
    await Promise.race([gone, pause(STOP_TIMEOUT_MS, undefined, { ref: false })]);
    this.child.kill('SIGKILL');
  }
}

/** `BENCH_PROFILE=<folder>` writes a CPU profile of every contestant, and of every server that one starts, there. */
export const profiling = (): string[] =>
  process.env['BENCH_PROFILE'] === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${process.env['BENCH_PROFILE']}`];
