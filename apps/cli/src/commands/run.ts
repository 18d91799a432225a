import type { Command } from 'commander';
import type { Run } from '../client/views.js';
import { withServer } from '../context.js';
import { wholeNumber } from '../options/values.js';
import { runColumns, runFacts } from '../views/run.js';
import { addEnqueueCommand } from './run-enqueue.js';
import { addLogsCommand } from './run-logs.js';

type Filter = {
  readonly group?: string;
  readonly flow?: string;
  readonly status?: string;
  readonly correlationId?: string;
  readonly limit: number;
};

export function addRunCommands(program: Command): void {
  const run = program.command('run').description('runs: one execution of a flow each');
  addEnqueueCommand(run);
  run
    .command('list')
    .description('list runs, newest first')
    .option('--group <group>', 'only those of a group')
    .option('--flow <flow>', 'only those of a flow')
    .option('--status <status>', 'only those with this status; several separated by commas')
    .option('--correlation-id <text>', "only those with this reference of the caller's")
    .option('-n, --limit <runs>', 'how many at most', wholeNumber, 50)
    .action(
      withServer<Filter>(async (context, { group, flow, status, correlationId, limit }) => {
        const groupId = group === undefined ? undefined : await context.idOf('group', group);
        const flowId = flow === undefined ? undefined : await context.idOf('flow', flow);
        const query = { groupId, flowId, status, correlationId };
        context.output.list(await context.api.list<Run>(context.path('runs'), query, limit), runColumns, 'No runs.');
      }),
    );
  run
    .command('show <run-id>')
    .description('show a run')
    .action(
      withServer(async (context, _, runId) =>
        context.output.one(...runFacts(await context.shown<Run>('runs', runId), context.now())),
      ),
    );
  run
    .command('cancel <run-id>')
    .description('cancel a run: at once while it waits; else its flow is told to end, and made to after a while')
    .option('--comment <text>', 'why')
    .action(
      withServer<{ comment?: string }>(async (context, { comment }, runId) => {
        await context.api.post(context.path('runs', runId, 'cancel'), { comment });
        const run = await context.shown<Run>('runs', runId);
        context.output.done(run, `Run ${runId} is ${run.status === 'cancelled' ? 'cancelled' : 'being cancelled'}.`);
      }),
    );
  addLogsCommand(run);
}
