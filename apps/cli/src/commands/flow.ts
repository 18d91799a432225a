import type { Command } from 'commander';
import type { Flow, FlowDefinition } from '../client/views.js';
import { withServer, type Context } from '../context.js';
import { parseDuration } from '../output/durations.js';
import { relativeTime } from '../output/times.js';
import { collect, jsonObjectIn, textByName } from '../options/values.js';
import type { Column } from '../output/table.js';

type Definition = {
  readonly description?: string;
  readonly env?: readonly string[];
  readonly secret?: readonly string[];
  readonly folder?: string;
  readonly timeout?: string;
  readonly inputsSchema?: string;
};

export function addFlowCommands(program: Command): void {
  const flow = program.command('flow').description('flows: what bots execute');
  flow
    .command('create <name> <command> [arguments...]')
    .description('make a flow; options of its own command come after --')
    .option('--description <text>', 'what it does')
    .option('--env <name=value>', 'an environment variable; may be repeated', collect)
    .option('--secret <name=secret>', 'an environment variable with the value of a secret; may be repeated', collect)
    .option('--folder <path>', 'the folder that it runs in; one of its session otherwise')
    .option('--timeout <duration>', 'how long it may run, such as 90s or 2h')
    .option('--inputs-schema <file>', 'the JSON Schema that inputs must satisfy')
    .action(withServer<Definition>(create));
  flow
    .command('list')
    .description('list flows')
    .action(
      withServer(async (context) =>
        context.output.list(
          await context.api.list<Flow>(context.path('flows')),
          columns,
          'No flows yet: "hostler flow create" makes one.',
        ),
      ),
    );
  flow
    .command('show <flow>')
    .description('show a flow and what its latest version executes')
    .action(withServer(async (context, _, name) => show(context, await context.idOf('flow', name))));
}

async function create(
  context: Context,
  options: Definition,
  name: string,
  command: string,
  ...rest: unknown[]
): Promise<void> {
  const body = {
    name,
    description: options.description,
    command,
    arguments: rest.flat(),
    environment: {
      ...textByName(options.env ?? []),
      ...Object.fromEntries(
        Object.entries(textByName(options.secret ?? [])).map(([variable, secret]) => [variable, { secret }]),
      ),
    },
    folder: options.folder,
    timeoutMs: options.timeout === undefined ? undefined : parseDuration(options.timeout),
    inputsSchema: options.inputsSchema === undefined ? undefined : jsonObjectIn(options.inputsSchema),
  };
  const { flowId } = await context.api.post<Flow>(context.path('flows'), body);
  await show(context, flowId);
}

async function show(context: Context, flowId: string): Promise<void> {
  const flow = await context.shown<Flow & FlowDefinition>('flows', flowId);
  context.output.one(flow, [
    ['Flow', flow.name],
    ['Id', flow.flowId],
    ['Description', flow.description],
    ['Version', flow.version],
    ['Command', [flow.command, ...flow.arguments].join(' ')],
    ['Variables', Object.keys(flow.environment).join(', ') || 'none'],
    ['Folder', flow.folder ?? 'one of its session'],
    ['Timeout', flow.timeoutMs === null ? "the environment's" : `${flow.timeoutMs} ms`],
    ['Inputs', flow.inputsSchema === null ? 'any JSON object' : JSON.stringify(flow.inputsSchema)],
    ['Published', relativeTime(flow.publishedAt, Date.now())],
  ]);
}

const columns: readonly Column<Flow>[] = [
  { head: 'FLOW', value: ({ name }) => name, flexible: 'cut' },
  { head: 'VERSION', value: ({ version }) => version },
  { head: 'PUBLISHED', value: ({ publishedAt }) => relativeTime(publishedAt, Date.now()) },
  { head: 'DESCRIPTION', value: ({ description }) => description, flexible: 'cut' },
];
