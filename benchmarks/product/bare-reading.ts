import { KurrentDBClient, streamNameFilter } from '@kurrent/kurrentdb-client';
import { serve, timed } from '../peers/serve.js';
import { begin } from './history.js';
import { eventStoreUrl, namespace } from './measured-store.js';

/** The vendor's client as it comes, over the same events in as many streams, in one call. */
serve(async ({ url, lives }: { url: string; lives: number }) => {
  await begin(url, lives);
  const client = KurrentDBClient.connectionString((eventStoreUrl as string).replace(/^esdb/, 'kurrentdb'));
  const filter = streamNameFilter({ prefixes: [`${namespace}.`] });
  return {
    read: async () => {
      let events = 0;
      const ms = await timed(async () => {
        for await (const { event } of client.readAll({ filter })) if (event !== undefined) events += 1;
      });
      return { ms, events };
    },
    close: () => client.dispose(),
  };
});
