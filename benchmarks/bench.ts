import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { nodeForAll } from './harness/contestant.js';
import { runRounds } from './harness/rounds.js';
import { startServers } from './harness/servers.js';
import { tables } from './harness/table.js';
import { append } from './scenarios/append.js';
import { dashboard } from './scenarios/dashboard.js';
import { enqueue } from './scenarios/enqueue.js';
import { growth } from './scenarios/growth.js';
import { http, memory } from './scenarios/http.js';
import { idle } from './scenarios/idle.js';
import { rebuild } from './scenarios/rebuild.js';
import { lag } from './scenarios/lag.js';
import { runLife } from './scenarios/run-life.js';

/** `npm run bench -- <name> … [--rounds n] [--json file] [--without name,…]`: measures, prints a table, and writes the JSON. */
const scenarios = [append, enqueue, runLife, idle, http, rebuild, lag, growth, memory, dashboard];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    json: { type: 'string' },
    without: { type: 'string', default: '' },
  },
});

const chosen = scenarios.filter(({ name }) => positionals.includes(name));
if (chosen.length === 0 || chosen.length < positionals.length) {
  console.error(
    `npm run bench -- ${scenarios.map(({ name }) => name).join('|')} … [--rounds n] [--json file] [--without name,…]`,
  );
  process.exit(1);
}
const without = values.without.split(',').filter((word) => word !== '');
const isWanted = ({ name }: { readonly name: string }): boolean => !without.some((word) => name.includes(word));
const servers = await startServers();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => void servers.stop().finally(() => process.exit(1)));
try {
  const machine = {
    cores: cpus().length,
    processor: cpus()[0]?.model ?? '',
    node: nodeForAll() === process.execPath ? process.version : 'of benchmarks/peers',
  };
  const results: object[] = [];
  for (const scenario of chosen) {
    const contestants = scenario.contestants.filter(isWanted);
    const result = await runRounds({ ...scenario, contestants }, Number(values.rounds), servers);
    console.log(tables(result));
    results.push({ ...result, machine });
  }
  // Several are kept as a list.
  const kept = results.length === 1 ? results[0] : results;
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(kept, undefined, 2)}\n`);
} finally {
  await servers.stop();
}
