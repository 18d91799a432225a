import type { Command } from 'commander';
import { liveEvents } from '../client/live-events.js';
import { withServer, type Context } from '../context.js';

const PART_BYTES = 256 * 1024;

export function addLogsCommand(run: Command): void {
  run
    .command('logs <run-id>')
    .description('show what a run printed')
    .option('-f, --follow', 'go on showing until the run has ended')
    .action(
      withServer<{ follow?: boolean }>((context, { follow }, runId) => (follow ? followLog : wholeLog)(context, runId)),
    );
}

async function wholeLog(context: Context, runId: string): Promise<void> {
  const path = `/api/v1${context.path('runs', runId, 'log')}`;
  for (let offset = 0; ;) {
    const response = await context.api.response('GET', path, undefined, { query: { offset, limit: PART_BYTES } });
    const bytes = new Uint8Array(await response.arrayBuffer());
    write(context, bytes);
    offset += bytes.length;
    const length = Number(response.headers.get('hostler-log-length') ?? offset);
    if (bytes.length > 0 && offset < length) continue;
    return sayIfCut(response.headers.get('hostler-log-truncated') === 'true');
  }
}

async function followLog(context: Context, runId: string): Promise<void> {
  const path = `/api/v1${context.path('runs', runId, 'log')}`;
  const query = { follow: true };
  for (let lastEventId = '0', over = false; !over;) {
    const headers = { 'last-event-id': lastEventId };
    const response = await context.api.response('GET', path, undefined, { query, headers });
    // A stream that breaks off before its end is taken up again where it was.
    for await (const { event, data, id } of liveEvents(response)) {
      lastEventId = id ?? lastEventId;
      if (event === 'log') write(context, Buffer.from((JSON.parse(data) as { text: string }).text));
      over = event === 'end';
      if (over) sayIfCut((JSON.parse(data) as { truncated?: boolean }).truncated === true);
    }
  }
}

function write(context: Context, bytes: Uint8Array): void {
  if (context.output.json && bytes.length > 0) context.output.line({ text: Buffer.from(bytes).toString('utf8') }, '');
  else process.stdout.write(bytes);
}

function sayIfCut(truncated: boolean): void {
  if (truncated) process.stderr.write('The log was longer than is kept; the rest is not there.\n');
}
