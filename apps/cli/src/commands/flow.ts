import type { Command } from 'commander';
import type { Flow, FlowDefinition } from '../client/views.js';
import { withServer, type Context } from '../context.js';
import { relativeTime } from '../output/times.js';
import { wholeNumber } from '../options/values.js';
import type { Column } from '../output/table.js';
import { definitionFrom, withDefinition, type Definition } from './flow-definition.js';

export function addFlowCommands(program: Command): void {
  const flow = program.command('flow').description('flows: what bots execute');
  withDefinition(flow.command('create <name> <command> [arguments...]'))
    .description('make a flow; options of its own command come after --')
    .option('--description <text>', 'what it does')
    .action(withServer<Definition & { description?: string }>(create));
  withDefinition(flow.command('publish <flow> <command> [arguments...]'))
    .description('publish a new version, whole; runs that wait keep the version that they were queued with')
    .option('--seen <version>', 'the latest version that you know: refused if there is a later one', wholeNumber)
    .action(withServer<Definition & { seen?: number }>(publish));
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
  options: Definition & { description?: string },
  name: string,
  command: string,
  ...rest: unknown[]
): Promise<void> {
  const body = { name, description: options.description, ...definitionFrom(options, command, rest) };
  const { flowId } = await context.api.post<Flow>(context.path('flows'), body);
  await show(context, flowId);
}

async function publish(
  context: Context,
  options: Definition & { seen?: number },
  flow: string,
  command: string,
  ...rest: unknown[]
): Promise<void> {
  const flowId = await context.idOf('flow', flow);
  const ifMatch = options.seen === undefined ? {} : { headers: { 'if-match': `"${options.seen}"` } };
  const definition = definitionFrom(options, command, rest);
  await context.api.post<Flow>(context.path('flows', flowId, 'versions'), definition, ifMatch);
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
    ['Published', relativeTime(flow.publishedAt, context.now())],
  ]);
}

const columns: readonly Column<Flow>[] = [
  { head: 'FLOW', value: ({ name }) => name, flexible: 'cut' },
  { head: 'VERSION', value: ({ version }) => version },
  { head: 'PUBLISHED', value: ({ publishedAt }, now) => relativeTime(publishedAt, now) },
  { head: 'DESCRIPTION', value: ({ description }) => description, flexible: 'cut' },
];
