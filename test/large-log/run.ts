import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ServerProcess } from '../chaos/server-process.js';
import { createDatabase } from '../support/database.js';
import { startTestServer, stopTestServer } from '../support/test-server.js';
import { exported, type Exported } from './exported.js';
import { fillLog } from './fill-log.js';

/**
 * How much more memory a server may take for a second export than for the first: its heap grows at first, as nobody is in a hurry to
 * collect garbage, and must not go on growing with what is sent.
 */
const MAX_GROWTH_MB = 60;

const { values } = parseArgs({ options: { events: { type: 'string', default: '1000000' } } });
const events = Number(values.events);
if (!Number.isInteger(events) || events < 1_000) {
  process.stderr.write('Say how many: npm run large-log -- --events 1000000\n');
  process.exit(2);
}

await startTestServer();
const folder = await mkdtemp(join(tmpdir(), 'hostler large log '));
const database = await createDatabase();
const environment = {
  DATABASE_URL: database.url,
  HOSTLER_MASTER_KEY: randomBytes(32).toString('hex'),
  HOSTLER_PROVIDER: 'none',
};
const server = new ServerProcess({ dataFolder: join(folder, 'data'), environment });
const problems: string[] = [];
const say = (line: string): void => void process.stdout.write(`${line}\n`);
try {
  const empty = [await startMs(), await startMs(), await startMs()];
  say(`ready with an empty log: ${empty.map((ms) => `${ms} ms`).join(', ')}`);
  await server.end('SIGTERM');
  say(`filling the log with ${events} events …`);
  await fillLog(database.url, events);
  const full = [await startMs(), await startMs(), await startMs()];
  say(`ready with ${events} events: ${full.map((ms) => `${ms} ms`).join(', ')}`);
  judge(['jsonl', await exported(server, 'jsonl')], ['csv', await exported(server, 'csv')]);
} finally {
  await server.end('SIGTERM');
  await database.drop();
  await stopTestServer();
  await rm(folder, { recursive: true, force: true });
}
for (const problem of problems) say(`BROKEN: ${problem}`);
process.exit(problems.length === 0 ? 0 : 1);

/** Until a server that is started anew says that it is ready. */
async function startMs(): Promise<number> {
  await server.end('SIGTERM');
  const began = performance.now();
  await server.start();
  return Math.round(performance.now() - began);
}

function judge(...exports: readonly (readonly [string, Exported])[]): void {
  for (const [format, { lines, megabytes, tookMs, memoryMb }] of exports) {
    const perSecond = Math.round(lines / (tookMs / 1_000));
    say(`${format}: ${lines} lines, ${megabytes} MB at ${perSecond}/s; server's memory at most ${peak(memoryMb)} MB`);
    if (lines < events) problems.push(`${format} has ${lines} of ${events} events`);
  }
  const [first = 0, second = 0] = exports.map(([, { memoryMb }]) => peak(memoryMb));
  if (second - first > MAX_GROWTH_MB) problems.push(`the second export took ${second - first} MB more than the first`);
}

function peak(samples: readonly number[]): number {
  return Math.max(...samples);
}
