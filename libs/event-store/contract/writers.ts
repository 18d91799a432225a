import { setTimeout } from 'node:timers/promises';
import type { NewEvent } from '#kernel/message.js';
import type { Appended, EventStore } from '../event-store.js';
import { NO_STREAM, OutcomeUnknown, StoreUnavailable } from '../event-store.js';
import { freshStream, ids, note } from './contract-case.js';

const MAX_DELAY_MS = 3;
const RETRY_MS = 20;
const MAX_RETRIES = 500;

type Append = EventStore['append'];
type Load = { readonly appends: number; readonly eventsPerAppend: number };

/** Appends to a stream of its own, pausing by chance; gives the ids of all that was acknowledged. */
export async function writeSlowly(append: Append, { appends, eventsPerAppend }: Load): Promise<string[]> {
  const stream = freshStream();
  const written: string[] = [];
  for (let n = 0, revision = NO_STREAM; n < appends; n += 1) {
    await setTimeout(Math.random() * MAX_DELAY_MS);
    const events = Array.from({ length: eventsPerAppend }, (_, index) => note({ n, index }));
    ({ revision } = await append(stream, events, revision));
    written.push(...ids(events));
  }
  return written;
}

/** An append that is repeated, with the same ids, until its outcome is known: what a caller has to do when a store fails. */
export const stubborn =
  (store: EventStore): Append =>
  async (stream: string, events: readonly NewEvent[], expectedRevision: number): Promise<Appended> => {
    for (let retries = 0; ; retries += 1) {
      try {
        return await store.append(stream, events, expectedRevision);
      } catch (error) {
        const passes = error instanceof OutcomeUnknown || error instanceof StoreUnavailable;
        if (!passes || retries === MAX_RETRIES) throw error;
        await setTimeout(RETRY_MS);
      }
    }
  };
