import type { Command } from 'commander';
import type { QueuedRun } from '../client/views.js';
import { withServer } from '../context.js';
import { wholeNumber } from '../options/values.js';
import { relativeTime } from '../output/times.js';
import type { Column } from '../output/table.js';

export function addQueueCommand(program: Command): void {
  program
    .command('queue')
    .description('the runs that wait, each with its reason')
    .option('--group <group>', 'only those of a group')
    .option('-n, --limit <runs>', 'how many at most', wholeNumber, 50)
    .action(
      withServer<{ group?: string; limit: number }>(async (context, { group, limit }) => {
        const groupId = group === undefined ? undefined : await context.idOf('group', group);
        const waiting = await context.api.list<QueuedRun>(context.path('queue'), { groupId }, limit);
        context.output.list(waiting, columns, 'No run waits.');
      }),
    );
}

const columns: readonly Column<QueuedRun>[] = [
  { head: 'RUN', value: ({ runId }) => runId },
  { head: 'PLACE', value: ({ place }) => place ?? '–' },
  { head: 'GROUP', value: ({ groupName }) => groupName ?? '–', flexible: 'cut' },
  { head: 'FLOW', value: ({ flowName }) => flowName ?? '–', flexible: 'cut' },
  { head: 'QUEUED', value: ({ queuedAt }, now) => relativeTime(queuedAt, now) },
  { head: 'EXPECTED', value: ({ estimatedStart }, now) => relativeTime(estimatedStart, now) },
  { head: 'UNTIL', value: ({ queueDeadline }, now) => relativeTime(queueDeadline, now) },
  { head: 'REASON', value: ({ reason, estimate }) => `${reason.sentence} ${estimate.sentence}`, flexible: 'wrap' },
];
