import { inTurns } from '../client/in-turns.js';
import type { Bot, Page, Run } from '../client/views.js';
import type { Context } from '../context.js';
import { formatDuration } from '../output/durations.js';
import { terminalWidth } from '../output/output.js';
import { facts, table } from '../output/table.js';
import { sumsOf, type BatchOutputs } from './batch-sums.js';
import { percentile } from './percentile.js';

export type Summary = { readonly text: string; readonly botsLeft: number };

const AT_ONCE = 4;

/** Waiting and running times, what the runs left, and what it took. */
export async function summarise(
  context: Context,
  groupId: string,
  runs: readonly Run[],
  folder: string,
): Promise<Summary> {
  const { api } = context;
  const withOutputs = runs.filter(({ outputsBytes }) => outputsBytes > 0);
  const outputs = await inTurns(withOutputs, AT_ONCE, ({ runId }) =>
    api.get<BatchOutputs>(context.path('runs', runId, 'outputs')),
  );
  const bots = await api.list<Bot>(context.path('bots'), { groupId });
  const [decisions, events] = await Promise.all([
    countOf(context, 'scaling-decisions', groupId),
    countOf(context, 'audit', groupId),
  ]);
  const gone = bots.filter(({ status }) => status === 'deleted').length;
  const text = [
    '',
    table(timesOf(runs), timeColumns, terminalWidth()),
    '',
    facts([
      ['Outputs', `${outputs.length} batches: ${sumsOf(outputs).counts}`],
      ...sumsOf(outputs).amounts.map((amount) => ['', amount] as const),
      ['Bots', `${bots.length} created, ${gone} gone`],
      ['Scaling', `${decisions} decisions, each with its reason`],
      ['Events', `${events} about this group; everything above is folded from them`],
    ]),
    '',
    lookFurther(folder),
    '',
  ].join('\n');
  return { text, botsLeft: bots.length - gone };
}

async function countOf(context: Context, list: string, groupId: string): Promise<number> {
  return (await context.api.get<Page<unknown>>(context.path(list), { groupId, limit: 1, count: true })).total ?? 0;
}

type Times = { readonly what: string; readonly ms: readonly number[] };

function timesOf(runs: readonly Run[]): readonly Times[] {
  const between = (from: string | null, to: string | null): number[] =>
    from === null || to === null ? [] : [Date.parse(to) - Date.parse(from)];
  return [
    { what: 'waiting', ms: runs.flatMap(({ queuedAt, startedAt }) => between(queuedAt, startedAt)) },
    { what: 'running', ms: runs.flatMap(({ startedAt, endedAt }) => between(startedAt, endedAt)) },
  ];
}

const timeColumns = [
  { head: 'TIME', value: ({ what }: Times) => what },
  { head: 'P50', value: ({ ms }: Times) => formatDuration(percentile(ms, 50)) },
  { head: 'P95', value: ({ ms }: Times) => formatDuration(percentile(ms, 95)) },
  { head: 'MAX', value: ({ ms }: Times) => formatDuration(percentile(ms, 100)) },
];

function lookFurther(folder: string): string {
  const data = `--data "${folder}"`;
  const commands = [
    [`npm run hostler -- up ${data}`, 'serve what the demo made; then, in another terminal:'],
    [`npm run hostler -- run list ${data}`, 'the runs; also: run show, run logs'],
    [`npm run hostler -- decisions ${data}`, 'every scaling decision and its reason'],
    [`npm run hostler -- events tail ${data}`, 'the log itself'],
  ] as const;
  return ['To look further:', ...commands.map(([command, what]) => `  ${command}\n      ${what}`)].join('\n');
}
