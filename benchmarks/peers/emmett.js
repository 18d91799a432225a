import { randomUUID } from 'node:crypto';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import { many, serve, timed } from './serve.js';
import { payload } from './payload.js';

/** As its quick start makes it: a pool of its own, the schema made by itself. */
serve(async ({ url }) => {
  const store = getPostgreSQLEventStore(url);
  await store.schema?.migrate?.();
  const append = (number) =>
    store.appendToStream(`run-${randomUUID()}`, [{ type: 'RunEnqueued', data: payload(number) }], {
      expectedStreamVersion: 'STREAM_DOES_NOT_EXIST',
    });
  return {
    append: async ({ count, atOnce }) => ({ ms: await timed(() => many(count, atOnce, append)) }),
    clear: async () => undefined,
    close: () => store.close(),
  };
});
