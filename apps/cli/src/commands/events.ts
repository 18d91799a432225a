import type { Command } from 'commander';
import { liveEvents } from '../client/live-events.js';
import type { RecordedEvent } from '../client/views.js';
import { withServer, type Context } from '../context.js';
import { wholeNumber } from '../options/values.js';
import { terminalWidth } from '../output/output.js';
import { shortened } from '../output/table.js';
import { clockTime, shortPosition } from '../output/times.js';

type Options = { readonly lines: number; readonly follow?: boolean };

export function addEventCommands(program: Command): void {
  program
    .command('events')
    .description('events: everything that happened')
    .command('tail')
    .description('show the last events')
    .option('-n, --lines <events>', 'how many', wholeNumber, 20)
    .option('-f, --follow', 'go on showing new ones until interrupted')
    .action(withServer<Options>(tail));
}

async function tail(context: Context, { lines, follow }: Options): Promise<void> {
  const newestFirst = { sort: '-position' };
  const last = lines === 0 ? [] : await context.api.list<RecordedEvent>(context.path('audit'), newestFirst, lines);
  const inOrder = [...last].reverse();
  for (const event of inOrder) show(context, event);
  if (follow) await followFrom(context, inOrder.at(-1)?.position);
}

async function followFrom(context: Context, after: string | undefined): Promise<void> {
  for (let position = after; ;) {
    const path = `/api/v1${context.path('events')}`;
    const headers = { accept: 'text/event-stream', ...(position !== undefined && { 'last-event-id': position }) };
    const response = await context.api.response('GET', path, undefined, { headers });
    for await (const { data, id } of liveEvents(response)) {
      position = id ?? position;
      show(context, JSON.parse(data) as RecordedEvent);
    }
  }
}

function show({ output }: Context, event: RecordedEvent): void {
  const { position, recordedAt, type, stream, data } = event;
  const text = `${shortPosition(position).padStart(6)}  ${clockTime(recordedAt)}  ${type.padEnd(24)}  ${stream}  ${JSON.stringify(data)}`;
  output.line(event, process.stdout.isTTY ? shortened(text, terminalWidth()) : text);
}
