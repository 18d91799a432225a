import { spawn } from 'node:child_process';
import type { Noticed } from './safeguards.js';

const NODE = ['--no-warnings'];
const SEEDS = '80';
const STEPS = '250';
const LONGEST_MS = 10 * 60_000;

/** What came of looking: the first line that says what is wrong, or that nothing was seen. */
export type Sight = { readonly seen: string | undefined };

/** Runs what should notice, in a copy of the source. Throws where it could not run at all. */
export async function notice(folder: string, { by, ...how }: Noticed & { readonly test?: string }): Promise<Sight> {
  const { code, output } = await run(folder, by === 'seeds' ? bySeeds : byTest(how.test ?? ''));
  return code === 0 ? { seen: undefined } : { seen: wrongIn(output) };
}

/** The first line of an output that says what is wrong. A test that could not even be loaded has noticed nothing. */
export function wrongIn(output: string): string {
  const found = output
    .split('\n')
    .find((line) => /^ {2}[A-Z]\d+: |^ {2}(liveness|back-off|agent|determinism): |●/.test(line));
  if (found === undefined || /Test suite failed to run/.test(output))
    throw new Error(`it could not be looked at:\n${output.slice(-2_000)}`);
  return found.trim();
}

const bySeeds = [
  ...NODE,
  '--import',
  './test/support/typescript.js',
  'test/simulation/command/sim.ts',
  '--seeds',
  SEEDS,
  '--steps',
  STEPS,
  '--first',
];
const byTest = (test: string) => [
  ...NODE,
  '--experimental-vm-modules',
  'node_modules/jest/bin/jest.js',
  test,
  '--bail',
  '--selectProjects',
  'integration',
];

function run(folder: string, command: readonly string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, { cwd: folder, timeout: LONGEST_MS });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}
