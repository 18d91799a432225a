import { randomUUID } from 'node:crypto';
import { NO_STREAM } from '#event-store/event-store.js';
import { migrate } from '#postgres/migrate.js';
import { openMeasuredStore } from './measured-store.js';
import { payload } from '../peers/payload.js';
import { many, serve, timed } from '../peers/serve.js';

/** The event store alone: what emmett is, too. */
serve(async ({ url }: { url: string }) => {
  await migrate(url);
  const clock = { now: Date.now, waitUntil: () => Promise.resolve() };
  const store = await openMeasuredStore(url, clock);
  const append = (number: number) => {
    const id = randomUUID();
    const metadata = {
      environmentId: 'default',
      actor: 'somebody',
      commandId: id,
      $correlationId: id,
      $causationId: id,
    };
    const event = { type: 'RunEnqueued', data: payload(number), id, metadata: { schemaVersion: 1, ...metadata } };
    return store.append(`run-default_${id}`, [event], NO_STREAM);
  };
  return {
    append: async ({ count, atOnce }: { count: number; atOnce: number }) => ({
      ms: await timed(() => many(count, atOnce, append)),
    }),
    close: () => store.close(),
  };
});
