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

/** How much more memory a server may take for the whole log than for its first tenth: garbage that nobody was in a hurry to collect. */
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
  for (const format of ['jsonl', 'csv']) judge(format, await exported(server, format));
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

function judge(format: string, { lines, megabytes, tookMs, memoryMb }: Exported): void {
  const [tenth, whole] = [peak(memoryMb.slice(0, Math.ceil(memoryMb.length / 10))), peak(memoryMb)];
  const perSecond = Math.round(lines / (tookMs / 1_000));
  say(
    `${format}: ${lines} lines, ${megabytes} MB at ${perSecond} events/s; server's memory at most ${tenth} MB in the first tenth, ${whole} MB in all`,
  );
  if (lines < events) problems.push(`${format} has ${lines} of ${events} events`);
  if (whole - tenth > MAX_GROWTH_MB) problems.push(`${format} took ${whole - tenth} MB more in the end`);
}

function peak(samples: readonly number[]): number {
  return Math.max(...samples);
}
