import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Result } from '../harness/rounds.js';
import { chartOf } from './svg.js';

/** `npm run bench:charts -- <folder> <result.json> …`: a chart of each measure, beside the results of `--json`. */
const [folder = '.', ...results] = process.argv.slice(2);
for (const file of results) {
  const { title, measures } = JSON.parse(await readFile(file, 'utf8')) as Result;
  for (const [index, measure] of measures.entries())
    await writeFile(join(folder, `${basename(file, '.json')}-${index + 1}.svg`), chartOf(title, measure));
}
