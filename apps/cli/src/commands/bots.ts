import type { Command } from 'commander';
import type { Bot, ScalingDecision } from '../client/views.js';
import { withServer } from '../context.js';
import { wholeNumber } from '../options/values.js';
import { clockTime, relativeTime } from '../output/times.js';
import type { Column } from '../output/table.js';

type Filter = { readonly group?: string; readonly all?: boolean; readonly limit: number };

export function addBotCommands(program: Command): void {
  program
    .command('bots')
    .description('the bots that there are')
    .option('--group <group>', 'only those of a group')
    .option('--all', 'those that are gone as well')
    .option('-n, --limit <bots>', 'how many at most', wholeNumber, 50)
    .action(
      withServer<Filter>(async (context, { group, all, limit }) => {
        const groupId = group === undefined ? undefined : await context.idOf('group', group);
        const status = all ? undefined : 'reserved,provisioning,idle,busy,leaving';
        const bots = await context.api.list<Bot>(context.path('bots'), { groupId, status }, limit);
        context.output.list(bots, botColumns, 'No bots: they come when runs wait.');
      }),
    );
  program
    .command('decisions')
    .description('scaling decisions, newest first, each with its explanation')
    .option('--group <group>', 'only those about a group')
    .option('-n, --limit <decisions>', 'how many at most', wholeNumber, 20)
    .action(
      withServer<Filter>(async (context, { group, limit }) => {
        const groupId = group === undefined ? undefined : await context.idOf('group', group);
        const path = context.path('scaling-decisions');
        context.output.list(
          await context.api.list<ScalingDecision>(path, { groupId }, limit),
          decisionColumns,
          'No decisions yet.',
        );
      }),
    );
}

const botColumns: readonly Column<Bot>[] = [
  { head: 'BOT', value: ({ botId }) => botId.slice(0, 8) },
  { head: 'GROUP', value: ({ groupName }) => groupName ?? '–', flexible: 'cut' },
  { head: 'STATUS', value: ({ status, leavingReason }) => (leavingReason ? `${status} (${leavingReason})` : status) },
  { head: 'RUNS', value: ({ runsDone }) => runsDone },
  { head: 'MADE', value: ({ reservedAt }, now) => relativeTime(reservedAt, now) },
  { head: 'RUN', value: ({ runId }) => runId ?? '–' },
];

const decisionColumns: readonly Column<ScalingDecision>[] = [
  { head: 'AT', value: ({ decidedAt }) => clockTime(decidedAt) },
  { head: 'GROUP', value: ({ groupName }) => groupName ?? '–', flexible: 'cut' },
  { head: 'DECISION', value: ({ explanation }) => explanation, flexible: 'wrap' },
];
