import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Fault } from '../world/faults.js';
import { simulate, type Outcome } from '../world/simulate.js';

const ENTRY = fileURLToPath(new URL('./sim.ts', import.meta.url));
/** A seed that takes longer, on however busy a machine, has lost itself in a loop that waits for nothing. */
const LONGEST_SEED_MS = 900_000;
/** Every so many seeds one is run twice, and must take the same course. */
const TWICE_EVERY = 10;

/** What is kept of an outcome between processes. */
export type Told = {
  readonly seed: number;
  readonly trace: string;
  readonly events: number;
  readonly violations: readonly string[];
  readonly faults: readonly (readonly [Fault, number])[];
  readonly pairs: readonly (readonly [string, number])[];
};
type Task = { readonly seed: number; readonly steps: number };

export const told = ({ seed, trace, events, violations, faults, pairs }: Outcome): Told => ({
  seed,
  trace,
  events,
  violations: violations.map(({ message }) => message),
  faults: [...faults],
  pairs: [...pairs],
});

/** Runs seeds in so many processes at once, until `take` says that it has seen enough. */
export async function simulateAll(
  seeds: readonly number[],
  steps: number,
  processes: number,
  take: (outcome: Told) => boolean,
): Promise<void> {
  const left = [...seeds];
  const work = async () => {
    let child = begin();
    for (let seed = left.shift(); seed !== undefined; seed = left.shift()) {
      const outcome = await answered(child, { seed, steps });
      if (outcome.events < 0) child = begin();
      if (!take(outcome)) left.length = 0;
    }
    child.kill();
  };
  await Promise.all(Array.from({ length: Math.min(processes, seeds.length) }, work));
}

/** The other side: simulates each seed that it is sent. */
export function serveSeeds(): void {
  process.on('message', ({ seed, steps }: Task) => {
    void simulated(seed, steps).then((outcome) => process.send?.(outcome));
  });
}

async function simulated(seed: number, steps: number): Promise<Told> {
  const outcome = told(await simulate({ seed, steps }));
  if (seed % TWICE_EVERY !== 0) return outcome;
  const { trace } = await simulate({ seed, steps });
  if (trace === outcome.trace) return outcome;
  const violation = `determinism: the trace is ${outcome.trace}, and then ${trace}`;
  return { ...outcome, violations: [...outcome.violations, violation] };
}

/** Nothing of a step outlives it: young garbage that may grow is cheap to leave, and there is a process for every core already. */
const GARBAGE = ['--min-semi-space-size=64', '--max-semi-space-size=128', '--single-threaded-gc'];

const begin = (): ChildProcess => fork(ENTRY, ['--serve'], { execArgv: [...process.execArgv, ...GARBAGE] });

function answered(child: ChildProcess, task: Task): Promise<Told> {
  return new Promise((resolve) => {
    const failed = (why: string) =>
      resolve({ seed: task.seed, trace: '', events: -1, violations: [why], faults: [], pairs: [] });
    const tooLong = setTimeout(() => {
      child.kill('SIGKILL');
      failed('liveness: it goes on without end');
    }, LONGEST_SEED_MS);
    const exited = () => {
      clearTimeout(tooLong);
      failed('the process that simulated it has ended');
    };
    child.once('exit', exited);
    child.once('message', (outcome: Told) => {
      clearTimeout(tooLong);
      child.off('exit', exited);
      resolve(outcome);
    });
    child.send(task);
  });
}
