import type { Command } from 'commander';
import { withServer, type Context } from '../context.js';
import type { ParkedRow } from '../client/views.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { shortPosition } from '../output/times.js';
import type { Column } from '../output/table.js';

export function addParkedCommands(program: Command): void {
  const parked = program
    .command('parked')
    .description('rows that wait for a person, because an event or a command failed');
  parked.command('list').description('list parked rows, oldest first').action(withServer(list));
  parked
    .command('retry <runner> <key>')
    .description('take a row up again, with everything that it has waited with')
    .action(withServer<object>(async (context, _, runner = '', key = '') => take(context, 'retry', runner, key)));
  parked
    .command('skip <runner> <key>')
    .description(
      'let a row go on without the event that it stopped at; the log records it, and every rebuild honours it',
    )
    .action(withServer<object>(async (context, _, runner = '', key = '') => take(context, 'skip', runner, key)));
}

async function list(context: Context): Promise<void> {
  const { items } = await context.api.get<{ items: readonly ParkedRow[] }>('/parked');
  context.output.list(items, columns, 'Nothing is parked.');
}

async function take(context: Context, how: 'retry' | 'skip', runner: string, key: string): Promise<ExitCode> {
  await context.api.post(`/parked/${encodeURIComponent(runner)}/${encodeURIComponent(key)}/${how}`, {});
  const sentence = how === 'retry' ? 'is taken up again' : 'goes on without the event that it stopped at';
  context.output.done(
    { runner, key },
    `${key} of ${runner} ${sentence}; "hostler parked list" shows whether it stopped again.`,
  );
  return exitCode.ok;
}

const columns: readonly Column<ParkedRow>[] = [
  { head: 'RUNNER', value: ({ runner }) => runner },
  { head: 'KEY', value: ({ key }) => key },
  { head: 'STOPPED AT', value: ({ eventType, position }) => `${eventType ?? ''} ${shortPosition(position)}`.trim() },
  { head: 'WHY', value: ({ reason }) => reason },
];
