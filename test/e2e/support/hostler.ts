import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const COMMAND_LINE = join(process.cwd(), 'dist/apps/cli/src/main.js');

export type Ended = { readonly code: number; readonly out: string; readonly err: string };
export type Started = { readonly process: ChildProcess; readonly ended: Promise<Ended>; out(): string };

/** What is tested is what was built last from the sources as they are. */
export const build = (): void => void execFileSync(process.execPath, ['--no-warnings', 'scripts/build-if-stale.mjs']);

/** A data folder of its own, with a name that asks for care. */
export function makeFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(realpathSync(tmpdir()), `hostler e2e o'hara `));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

type Variables = Readonly<Record<string, string>>;

/**
 * Starts the command line as a person would, in a process group of its own. Nothing of this process's settings reaches it; `input` is
 * piped in.
 */
export function start(words: readonly string[], variables: Variables = {}, input = ''): Started {
  const own = Object.entries(process.env).filter(([name]) => !/^(HOSTLER_|DATABASE_URL|NODE_OPTIONS|TEST_)/.test(name));
  const child = spawn(process.execPath, ['--no-warnings', COMMAND_LINE, ...words], {
    env: { ...Object.fromEntries(own), ...variables },
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  child.stdin.on('error', () => undefined).end(input);
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const ended = once(child, 'close').then(([code]) => ({ code: (code as number | null) ?? -1, out, err }));
  return { process: child, ended, out: () => out };
}

export const run = (words: readonly string[], variables?: Variables, input?: string): Promise<Ended> =>
  start(words, variables, input).ended;
