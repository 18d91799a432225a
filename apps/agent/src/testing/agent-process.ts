import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real agent in a folder of its own, whose name is made to be awkward. */
export class AgentProcess {
  readonly folder = mkdtempSync(join(realpathSync(tmpdir()), `a "bot's" folder `));
  child!: ChildProcess;
  private exited!: Promise<number | string>;

  constructor(
    private readonly script: string,
    serverUrl: string,
  ) {
    writeFileSync(join(this.folder, 'enrolment.json'), JSON.stringify({ serverUrl, token: 'once' }), { mode: 0o600 });
    this.start();
  }

  start(): this {
    const args = [this.script, '--folder', this.folder, '--heartbeat-every-ms', '100'];
    const child = spawn(process.execPath, args, { detached: true, stdio: ['ignore', 'ignore', 'inherit'] });
    this.exited = new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal ?? 'unknown')));
    this.child = child;
    return this;
  }

  /** The exit code, or the signal that ended it. */
  exit(): Promise<number | string> {
    return this.exited;
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  read(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8');
  }

  async discard(): Promise<void> {
    this.kill('SIGKILL');
    await this.exited;
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

/** Waits for something to become true; the test's own time-out is the only limit. */
export async function eventually<Value>(look: () => Value | undefined | false | null): Promise<Value> {
  for (;;) {
    const value = look();
    if (value) return value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
