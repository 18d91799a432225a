import { Option, type Command } from 'commander';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { liveEvents } from '../client/live-events.js';
import type { RecordedEvent } from '../client/views.js';
import { withServer, type Context } from '../context.js';
import { eventQuery, withEventFilter, type EventFilter } from '../options/event-filter.js';
import { wholeNumber } from '../options/values.js';
import { terminalWidth } from '../output/output.js';
import { shortened } from '../output/table.js';
import { clockTime, shortPosition } from '../output/times.js';

type Last = EventFilter & { readonly lines: number };

export function addEventCommands(program: Command): void {
  const events = program.command('events').description('events: everything that happened');
  events
    .command('tail')
    .description('show the last events')
    .option('-n, --lines <events>', 'how many', wholeNumber, 20)
    .option('-f, --follow', 'go on showing new ones until interrupted')
    .action(withServer<{ lines: number; follow?: boolean }>(tail));
  withEventFilter(events.command('list'))
    .description('show the last events that fit, oldest first')
    .option('-n, --lines <events>', 'how many', wholeNumber, 50)
    .action(
      withServer<Last>(async (context, options) => {
        await showLast(context, options);
      }),
    );
  withEventFilter(events.command('export'))
    .description('write all events that fit to standard output, oldest first')
    .addOption(new Option('--format <format>', 'JSON lines, or CSV').choices(['jsonl', 'csv']).default('jsonl'))
    .action(withServer<EventFilter & { format: string }>(exportAll));
}

async function tail(context: Context, { lines, follow }: { lines: number; follow?: boolean }): Promise<void> {
  const last = await showLast(context, { lines });
  if (follow) await followFrom(context, last?.position);
}

/** The last of those shown. */
async function showLast(context: Context, { lines, ...filter }: Last): Promise<RecordedEvent | undefined> {
  const newestFirst = { ...(await eventQuery(context, filter)), sort: '-position' };
  const last = lines === 0 ? [] : await context.api.list<RecordedEvent>(context.path('audit'), newestFirst, lines);
  const inOrder = [...last].reverse();
  for (const event of inOrder) show(context, event);
  return inOrder.at(-1);
}

async function exportAll(context: Context, { format, ...filter }: EventFilter & { format: string }): Promise<void> {
  const query = { ...(await eventQuery(context, filter)), format };
  const path = `/api/v1${context.path('audit', 'export')}`;
  const { body } = await context.api.response('GET', path, undefined, { query });
  if (body !== null) await pipeline(Readable.fromWeb(body as ReadableStream), process.stdout, { end: false });
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
