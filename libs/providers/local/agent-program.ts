import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { ProvisioningFailed } from '../machine-provider.js';
import type { BotFolder } from './bot-folder.js';
import { isAlive } from './process-identity.js';

const STARTS_WITHIN_MS = 30_000;
const LOOK_MS = 25;

/** Every process of a bot carries this variable with its id, and so do their children. */
const BOT_MARK = 'HOSTLER_BOT_ID';

/** What an agent needs to know of this machine. The server's own environment holds secrets, and is not passed on. */
const PASSED_ON = [
  'PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'LANG', 'LC_ALL', 'LC_CTYPE', 'TZ', 'TMPDIR', 'DISPLAY', 'XDG_RUNTIME_DIR',
  'SystemRoot', 'SystemDrive', 'windir', 'ComSpec', 'PATHEXT', 'TEMP', 'TMP', 'USERNAME', 'USERPROFILE', 'APPDATA', 'LOCALAPPDATA',
  'ProgramData', 'ProgramFiles', 'ProgramFiles(x86)', 'NUMBER_OF_PROCESSORS', 'PROCESSOR_ARCHITECTURE',
]; // prettier-ignore

/** The agent program as this provider uses it: `<entry> --folder <folder>` is an agent, the same with `--end <bot id>` ends one. */
export class AgentProgram {
  constructor(private readonly entry: readonly string[]) {}

  /**
   * Starts an agent that outlives this process. Resolves when one holds the folder: this one, or one that was quicker.
   * Throws {@link ProvisioningFailed}, or the signal's reason; the agent may hold the folder later even then.
   */
  async start(folder: BotFolder, signal: AbortSignal): Promise<void> {
    const output = openSync(join(folder.path, 'agent-output.txt'), 'w', 0o600);
    const agent = this.spawn(['--folder', folder.path], { [BOT_MARK]: folder.botId }, output);
    closeSync(output);
    agent.unref();
    const exit = exitOf(agent).then((code) => ({ code }));
    for (let waitedMs = 0; waitedMs < STARTS_WITHIN_MS; waitedMs += LOOK_MS) {
      const holder = folder.agent();
      if (holder !== undefined && isAlive(holder)) return;
      const ended = await Promise.race([exit, sleep(LOOK_MS, undefined, { signal }).catch(() => undefined)]);
      signal.throwIfAborted();
      if (ended && ended.code !== ALREADY_RUNNING) throw didNotStart(`it ended with ${ended.code}`);
      if (ended) await sleep(LOOK_MS);
    }
    throw didNotStart(`it did not come up within ${STARTS_WITHIN_MS} ms`);
  }

  /** Ends agent, guard and flow of a bot. Resolves when none of its processes is left. */
  async end({ botId, path }: BotFolder): Promise<void> {
    const code = await exitOf(this.spawn(['--end', botId, '--folder', path], {}, 'ignore'));
    if (code !== 0) throw new Error(`Not all processes of bot ${botId} could be ended (${code}).`);
  }

  private spawn(args: readonly string[], marks: Record<string, string>, output: number | 'ignore'): ChildProcess {
    const [command = '', ...first] = this.entry;
    return spawn(command, [...first, ...args], {
      detached: true,
      windowsHide: true,
      env: { ...passedOn(), ...marks },
      stdio: ['ignore', output, output],
    });
  }
}

/** The agent's exit code for "another agent holds this folder". */
const ALREADY_RUNNING = 3;

const exitOf = (child: ChildProcess): Promise<number | string> =>
  new Promise((resolve) => {
    child.once('error', (error) => resolve('code' in error ? String(error.code) : error.name));
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });

const didNotStart = (why: string) =>
  new ProvisioningFailed('guest', 'agent-did-not-start', `The agent did not start: ${why}.`, true);

const passedOn = (): Record<string, string> =>
  Object.fromEntries(PASSED_ON.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
