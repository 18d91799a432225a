import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { simulate } from '../world/simulate.js';
import { Report } from './report.js';
import { serveSeeds, simulateAll, told } from './seed-processes.js';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    steps: { type: 'string', default: '300' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    trace: { type: 'boolean', default: false },
    first: { type: 'boolean', default: false },
    processes: { type: 'string', default: String(availableParallelism()) },
    serve: { type: 'boolean', default: false },
  },
});
const steps = Number(values.steps);

if (values.serve) serveSeeds();
else if (values.seed === undefined) await many(Number(values.from), Number(values.seeds));
else await one(Number(values.seed));

/** One seed, line by line if asked for. */
async function one(seed: number): Promise<void> {
  const print = values.trace ? (line: string) => console.log(line) : undefined;
  const outcome = await simulate({ seed, steps, ...(print && { print }) });
  const report = new Report(steps);
  report.take(outcome);
  console.log(report.text());
  if (!report.isGood) console.log(report.failure(told(outcome)));
  process.exit(report.isGood ? 0 : 1);
}

async function many(from: number, count: number): Promise<void> {
  const began = performance.now();
  const report = new Report(steps);
  const seeds = Array.from({ length: count }, (_, index) => from + index);
  await simulateAll(seeds, steps, Number(values.processes), (outcome) => {
    report.take(outcome);
    const isGood = outcome.violations.length === 0;
    if (!isGood) console.log(report.failure(outcome));
    return isGood || !values.first;
  });
  console.log(report.text());
  console.log(`${count} seeds × ${steps} steps in ${((performance.now() - began) / 1_000).toFixed(1)} s`);
  process.exit(report.isGood && report.isWide ? 0 : 1);
}
