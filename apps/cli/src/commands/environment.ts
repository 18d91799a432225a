import type { Command } from 'commander';
import type { Environment } from '../client/views.js';
import { withServer, type Context } from '../context.js';
import { wrongUsage } from '../failure.js';
import { textByName, wholeNumber } from '../options/values.js';
import { formatDuration, parseDuration } from '../output/durations.js';
import { facts, table, type Column } from '../output/table.js';
import { terminalWidth } from '../output/output.js';

export function addEnvironmentCommands(program: Command): void {
  const environment = program.command('environment').description('the environment: capacity and policies');
  environment
    .command('show')
    .description('show capacity and policies')
    .action(withServer((context) => show(context)));
  environment
    .command('set [policy=value...]')
    .description('change capacity and policies, such as idleTimeout=30m queueTimeout=3h maximumHostedGroups=20')
    .option('--capacity <bots>', 'how many bots may run in parallel', wholeNumber)
    .action(withServer<{ capacity?: number }>(set));
}

async function set(context: Context, { capacity }: { capacity?: number }, ...given: unknown[]): Promise<void> {
  const assignments = given.flat() as readonly string[];
  if (capacity === undefined && assignments.length === 0)
    throw wrongUsage('Say what to change: --capacity, or policies as "hostler environment show" names them.');
  const { policies } = await context.api.get<Environment>(context.path());
  const changes = Object.entries(textByName(assignments)).map(([name, text]) =>
    policyChange(name, text, Object.keys(policies)),
  );
  const body = { addOns: capacity, ...(changes.length > 0 && { policies: Object.fromEntries(changes) }) };
  await context.api.patch(context.path(), body);
  await show(context);
}

/** `idleTimeout=3s` as well as `idleTimeoutMs=3000`. What is no time is a plain number. */
export function policyChange(name: string, text: string, known: readonly string[]): [string, number] {
  const policy = known.find((one) => one === name || one === `${name}Ms`);
  if (policy === undefined)
    throw wrongUsage(`There is no policy "${name}"; there are ${known.map(shortName).join(', ')}.`);
  return [policy, policy.endsWith('Ms') ? parseDuration(text) : wholeNumber(text)];
}

async function show(context: Context): Promise<void> {
  const environment = await context.api.get<Environment>(context.path());
  const { addOns, inUse, free, committed, overage } = environment.capacity;
  const policies = Object.entries(environment.policies).map(([name, policy]) => ({ name, ...policy }));
  const capacity = facts([
    ['Environment', environment.environmentId],
    ['Groups', environment.activeGroups],
    ['Capacity', `${addOns} bots: ${inUse} in use, ${free} free, ${committed} guaranteed`],
    ...(overage > 0 ? [['Overage', `${overage} more guaranteed than there are`] as const] : []),
  ]);
  context.output.done(environment, `${capacity}\n\n${table(policies, columns, terminalWidth())}`);
}

type NamedPolicy = {
  readonly name: string;
  readonly value: number;
  readonly default: number;
  readonly meaning: string;
};

const shortName = (name: string): string => name.replace(/Ms$/, '');
const amount = (name: string, value: number): string => (name.endsWith('Ms') ? formatDuration(value) : String(value));

const columns: readonly Column<NamedPolicy>[] = [
  { head: 'POLICY', value: ({ name }) => shortName(name) },
  { head: 'VALUE', value: ({ name, value }) => amount(name, value) },
  { head: 'DEFAULT', value: (policy) => amount(policy.name, policy.default) },
  { head: 'MEANING', value: ({ meaning }) => meaning, flexible: 'wrap' },
];
