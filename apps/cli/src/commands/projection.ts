import type { Command } from 'commander';
import { compare, projectionsOf } from '../client/compare.js';
import type { Comparison, Projection } from '../client/views.js';
import { withServer, type Context } from '../context.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { wrongUsage } from '../failure.js';
import { formatDuration } from '../output/durations.js';
import { withProgress } from '../output/progress.js';
import { shortPosition } from '../output/times.js';
import type { Column } from '../output/table.js';

export function addProjectionCommands(program: Command): void {
  const projection = program
    .command('projection')
    .description('read models, sagas and effects, which are folded from the log');
  projection
    .command('list')
    .description('list read models, sagas and effects, and how far they are')
    .action(withServer(async (context) => context.output.list(await projectionsOf(context.api), columns, 'None.')));
  projection
    .command('rebuild [name]')
    .description('rebuild a read model from the whole log')
    .option(
      '--compare',
      'beside the live one, and compare rows and due times; sagas and effects too where none is named',
    )
    .action(withServer<{ compare?: boolean }>(rebuild));
}

async function rebuild(context: Context, options: { compare?: boolean }, name?: string): Promise<ExitCode> {
  if (options.compare) return compareAll(context, name);
  if (name === undefined) throw wrongUsage('Name the read model; "hostler projection list" shows them.');
  await context.api.post(`/projections/${encodeURIComponent(name)}/rebuild`);
  context.output.done({ projection: name }, `${name} is being rebuilt; "hostler projection list" shows how far it is.`);
  return exitCode.ok;
}

async function compareAll(context: Context, name: string | undefined): Promise<ExitCode> {
  const names = name === undefined ? (await projectionsOf(context.api)).map((one) => one.name) : [name];
  const done: Comparison[] = [];
  const all = (async () => {
    for (const one of names) done.push(await compare(context.api, one));
  })();
  await withProgress(
    () => `Rebuilding and comparing ${names[done.length] ?? ''} (${done.length} of ${names.length})`,
    all,
  );
  context.output.list(done, comparisonColumns, 'None.');
  return done.every(({ equal }) => equal) ? exitCode.ok : exitCode.checkFailed;
}

const columns: readonly Column<Projection>[] = [
  { head: 'NAME', value: ({ name }) => name },
  { head: 'KIND', value: ({ kind }) => (kind === 'projection' ? 'read model' : kind) },
  { head: 'VERSION', value: ({ version }) => version },
  { head: 'POSITION', value: ({ position }) => (position === null ? '–' : shortPosition(position)) },
  { head: 'BEHIND', value: ({ atHead, lagMs }) => (atHead ? 'no' : formatDuration(lagMs)) },
  { head: 'PARKED', value: ({ parked }) => parked },
];

const comparisonColumns: readonly Column<Comparison>[] = [
  { head: 'NAME', value: ({ projection }) => projection },
  { head: 'ROWS', value: ({ rows }) => rows },
  { head: 'VERSIONS', value: ({ versions }) => versions },
  { head: 'DUE TIMES', value: ({ dueTimes }) => dueTimes },
  { head: 'REBUILT', value: ({ equal, differences }) => (equal ? 'equal' : `${differences.length} differ`) },
];
