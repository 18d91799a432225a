import 'reflect-metadata';
import { readFlags } from './settings/flags.js';
import { readSettings } from './settings/settings.js';
import { sentenceOf, serve, type Server } from './server/serve.js';

/** What could not be started ends with this code, after one sentence on standard error. */
const CANNOT_START = 1;
const DID_NOT_STOP = 1;

// Who reads this may be gone before us.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

/** Listened for from the first moment, so that nothing that a half started server has started is left behind. */
const stopAsked = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  // Who started it is gone, and nobody would know of a server that stayed.
  process.on('disconnect', () => resolve());
});

const server = await start().catch((error: unknown) => {
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${sentenceOf(error) ?? `Hostler could not start: ${details}`}\n`);
  process.exit(CANNOT_START);
});
process.stdout.write(`Hostler is ready at ${server.url}\n`);
process.stdout.write(`API documentation: ${server.url}/api/docs\n`);
process.stdout.write(`Sign in, once and within the hour: ${server.signInLink}\n`);
if (process.connected) process.send?.({ ready: true, url: server.url, signInLink: server.signInLink });

await stopAsked;
process.stdout.write('Stopping: answering what is in flight, then ending the database …\n');
await server.stop().catch((error: unknown) => {
  process.stderr.write(`It did not stop cleanly: ${String(error)}\n`);
  process.exit(DID_NOT_STOP);
});
process.exit(0);

/** Also what is wrong with a setting is an answer of it, and no accident. */
async function start(): Promise<Server> {
  return serve(readSettings(process.env, readFlags(process.argv.slice(2))));
}
