import { parseArgs } from 'node:util';
import { chaos, type ChaosPlan } from './chaos.js';

/** About so many faults fit into a minute. */
const FAULTS_PER_MINUTE = 16;

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '2' } } });
const minutes = Number(values.minutes);
if (!(minutes > 0 && minutes <= 24 * 60)) {
  process.stderr.write('Say how long: npm run chaos -- --minutes 10\n');
  process.exit(2);
}

const share = (part: number): number => Math.max(1, Math.round(minutes * FAULTS_PER_MINUTE * part));
const plan: ChaosPlan = {
  engineKills: share(0.5),
  databaseKills: share(0.2),
  agentKills: share(0.2),
  totalKills: share(0.05),
  drains: share(0.05),
};
const { acknowledged, problems, faults } = await chaos(plan, (line) => process.stdout.write(`${line}\n`));
for (const problem of problems) process.stdout.write(`BROKEN: ${problem}\n`);
process.stdout.write(
  `${faults.length} faults, ${acknowledged} commands acknowledged, ${problems.length} promises broken\n`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
