import type { Command } from 'commander';
import { dataFolder } from '../client/find-server.js';
import type { GlobalOptions } from '../context.js';
import { Output } from '../output/output.js';
import { withProgress } from '../output/progress.js';

type CopyOptions = GlobalOptions & {
  readonly from: string;
  readonly to: string;
  readonly database?: string;
  readonly namespace?: string;
  readonly giveUp?: boolean;
};

export function addStoreCommands(program: Command): void {
  const store = program.command('store').description('where the events are kept');
  const address = 'postgres://…, kurrentdb://…, esdb://…, "embedded", or the name of a variable that holds one';
  store
    .command('copy')
    .description('move the events to another store, while servers go on, and seal the old one at the cut-over')
    .requiredOption('--from <store>', `the store of now: ${address}`)
    .requiredOption('--to <store>', 'the store to be, named in the same way')
    .option('--namespace <name>', 'of the events in EventStoreDB (HOSTLER_NAMESPACE; else the one of the installation)')
    .option('--database <store>', 'the PostgreSQL with the read models, where neither store is one')
    .option('--give-up', 'end a copy that is not to be finished: the old store takes events again')
    .action(async (_, command: Command) => {
      const options = command.optsWithGlobals<CopyOptions>();
      const output = new Output(options.json === true);
      await (options.giveUp === true ? giveUp(options, output) : copy(options, output));
    });
}

async function copy(options: CopyOptions, output: Output): Promise<void> {
  const { copyStore } = await import('../offline/copy-store.js');
  const ending = new AbortController();
  const interrupt = (): void => ending.abort();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  let doing = 'Looking at both stores';
  const copying = copyStore(moveOf(options), {
    signal: ending.signal,
    told: ({ phase, events }) => (doing = `${phase.charAt(0).toUpperCase()}${phase.slice(1)}: ${events} events`),
  });
  const result = await withProgress(() => doing, copying);
  output.done(result, result.alreadyMoved ? `The events have moved to ${result.to} before.` : whatNow(result));
}

async function giveUp(options: CopyOptions, output: Output): Promise<void> {
  const work = await import('../offline/copy-store.js');
  const stores = await work.giveUp(moveOf(options));
  output.done(stores, `${stores.from} takes events again; what was copied to ${stores.to} is left there.`);
}

const moveOf = (options: CopyOptions) => ({
  from: options.from,
  to: options.to,
  database: options.database,
  namespace: options.namespace ?? (process.env['HOSTLER_NAMESPACE'] || undefined),
  dataFolder: dataFolder(options, process.env),
  variables: process.env,
});

const whatNow = ({
  events,
  streams,
  from,
  to,
}: {
  events: number;
  streams: number;
  from: string;
  to: string;
}): string =>
  [
    `${events} events of ${streams} streams have moved to ${to}, and are the same there.`,
    `${from} is sealed: it takes no more events, and servers that still use it answer 503.`,
    'Restart every server with EVENTSTORE_URL set to the new store, or without it for PostgreSQL; the first one rebuilds',
    'all read models.',
  ].join('\n');
