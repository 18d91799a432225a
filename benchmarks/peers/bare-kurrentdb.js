import { randomUUID } from 'node:crypto';
import { jsonEvent, KurrentDBClient, NO_STREAM } from '@kurrent/kurrentdb-client';
import { payload } from './payload.js';
import { many, serve, timed } from './serve.js';

/** The vendor's client as it comes, with nothing round it: what our store may cost at most is counted against it. */
serve(async () => {
  const client = KurrentDBClient.connectionString(process.env.EVENTSTORE_URL.replace(/^esdb/, 'kurrentdb'));
  const prefix = `bare-${randomUUID().slice(0, 8)}.`;
  const append = (number) => {
    const id = randomUUID();
    const metadata = {
      schemaVersion: 1,
      environmentId: 'default',
      actor: 'somebody',
      commandId: id,
      recordedAt: Date.now(),
    };
    const event = jsonEvent({ type: 'RunEnqueued', id, data: payload(number), metadata });
    return client.appendToStream(`${prefix}run-default_${id}`, [event], { streamState: NO_STREAM });
  };
  return {
    append: async ({ count, atOnce }) => ({ ms: await timed(() => many(count, atOnce, append)) }),
    close: () => client.dispose(),
  };
});
