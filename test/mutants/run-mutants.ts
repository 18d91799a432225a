import { parseArgs } from 'node:util';
import { notice } from './notice.js';
import { PatchedCopy } from './patched-copy.js';
import { safeguards, type Safeguard } from './safeguards.js';

/** Quick ones, for every build. */
const SAMPLE = ['expected revision', 'agent self-fence', 'adoption'];

const { values } = parseArgs({
  options: { only: { type: 'string', multiple: true }, sample: { type: 'boolean', default: false } },
});

const wanted = values.sample ? SAMPLE : values.only;
const chosen = safeguards.filter(({ name }) => wanted === undefined || wanted.includes(name));
if (chosen.length === 0 || (wanted !== undefined && chosen.length < wanted.length))
  throw new RangeError(`there are: ${safeguards.map(({ name }) => name).join(', ')}`);

const copy = await PatchedCopy.make();
try {
  const survivors = await survivorsOf(chosen);
  console.log(`${chosen.length - survivors.length} of ${chosen.length} killed`);
  process.exitCode = survivors.length === 0 ? 0 : 1;
} finally {
  await copy.remove();
}

async function survivorsOf(mutants: readonly Safeguard[]): Promise<Safeguard[]> {
  const survivors: Safeguard[] = [];
  for (const mutant of mutants) {
    const began = performance.now();
    const { seen } = await copy.broken(mutant.edits, () => notice(copy.folder, mutant.noticed));
    const took = `${((performance.now() - began) / 1_000).toFixed(0)} s`;
    console.log(
      `${seen === undefined ? 'SURVIVED' : 'killed  '} ${mutant.name.padEnd(22)} ${took.padStart(5)}  ${seen ?? ''}`,
    );
    if (seen === undefined) survivors.push(mutant);
  }
  return survivors;
}
