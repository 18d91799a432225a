import type { Command } from 'commander';
import { inTurns } from '../client/in-turns.js';
import { isOver, untilOver } from '../client/until-over.js';
import type { Run } from '../client/views.js';
import { withServer, type Context } from '../context.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { wrongUsage } from '../failure.js';
import { collect, jsonByName, jsonObjectIn, wholeNumber } from '../options/values.js';
import { withProgress } from '../output/progress.js';
import { runColumns, runFacts } from '../views/run.js';

type Options = {
  readonly flow: string;
  readonly group?: string;
  readonly connection?: string;
  readonly input?: readonly string[];
  readonly inputsFile?: string;
  readonly priority?: string;
  readonly correlationId?: string;
  readonly count: number;
  readonly wait?: boolean;
};

/** So many requests are on their way at once. */
const AT_ONCE = 8;

export function addEnqueueCommand(run: Command): void {
  run
    .command('enqueue')
    .description('queue a run, or many')
    .requiredOption('--flow <flow>', 'what to run')
    .option('--group <group>', 'where; it must have one connection')
    .option('--connection <connection>', 'by which connection, which leads to a group')
    .option('--input <name=value>', 'an input, as JSON or text; may be repeated', collect)
    .option('--inputs-file <file>', 'all inputs as one JSON object; - is standard input')
    .option('--priority <priority>', 'high or normal')
    .option('--correlation-id <text>', 'your own reference, to find it again')
    .option('--count <runs>', 'how many', wholeNumber, 1)
    .option('--wait', `wait for the end; exits with ${exitCode.runFailed} unless all succeed`)
    .action(withServer<Options>(enqueue));
}

async function enqueue(context: Context, options: Options): Promise<ExitCode> {
  const body = await bodyOf(context, options);
  const numbers = Array.from({ length: options.count }, (_, index) => index);
  let runs: readonly Run[] = await withProgress(
    () => `Queuing ${options.count} ${options.count === 1 ? 'run' : 'runs'}`,
    inTurns(numbers, AT_ONCE, () => context.api.post<Run>(context.path('runs'), body)),
  );
  if (options.wait) runs = await wait(context, runs);
  else if (runs.length > 0) await context.shown('runs', runs.at(-1)?.runId ?? '');
  const [run] = runs;
  if (run !== undefined && runs.length === 1) context.output.one(...runFacts(run, context.now()));
  else context.output.list(runs, runColumns, 'No runs queued.');
  return options.wait && runs.some(({ status }) => status !== 'succeeded') ? exitCode.runFailed : exitCode.ok;
}

async function bodyOf(context: Context, options: Options): Promise<object> {
  const { flow, group, connection, priority, correlationId, inputsFile, input = [] } = options;
  if (group === undefined && connection === undefined) throw wrongUsage('Say where: give --group or --connection.');
  return {
    flowId: await context.idOf('flow', flow),
    groupId: group === undefined ? undefined : await context.idOf('group', group),
    connectionId: connection === undefined ? undefined : await context.idOf('connection', connection),
    inputs: { ...(inputsFile === undefined ? {} : jsonObjectIn(inputsFile)), ...jsonByName(input) },
    priority,
    correlationId,
  };
}

function wait(context: Context, queued: readonly Run[]): Promise<readonly Run[]> {
  const latest = new Map<string, Run>();
  const say = (): string => {
    const runs = [...latest.values()];
    const over = runs.filter(isOver).length;
    const running = runs.filter(({ status }) => status === 'running').length;
    return `${over} of ${queued.length} runs over, ${running} running`;
  };
  const runIds = queued.map(({ runId }) => runId);
  return withProgress(
    say,
    untilOver(context.api, context.path('runs'), runIds, (run) => latest.set(run.runId, run)),
  );
}
