import 'reflect-metadata';
import { readFlags } from './settings/flags.js';
import { readSettings } from './settings/settings.js';
import { sentenceOf, serve } from './server/serve.js';

/** What could not be started ends with this code, after one sentence on standard error. */
const CANNOT_START = 1;

try {
  const server = await serve(readSettings(process.env, readFlags(process.argv.slice(2))));
  process.stdout.write(`Hostler is ready at ${server.url}\n`);
  process.stdout.write(`API documentation: ${server.url}/api/docs\n`);
  process.stdout.write(`Sign in, once and within the hour: ${server.signInLink}\n`);
  process.send?.({ ready: true, url: server.url, signInLink: server.signInLink });

  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      process.stdout.write('Stopping: answering what is in flight, then ending the database …\n');
      void server.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`It did not stop cleanly: ${String(error)}\n`);
          process.exit(CANNOT_START);
        },
      );
    });
  }
} catch (error) {
  process.stderr.write(
    `${sentenceOf(error) ?? `Hostler could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`}\n`,
  );
  process.exit(CANNOT_START);
}
