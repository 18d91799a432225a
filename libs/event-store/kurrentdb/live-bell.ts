import type { AllStreamSubscription } from '@kurrent/kurrentdb-client';
import { END, streamNameFilter } from '@kurrent/kurrentdb-client';
import type { Position } from '#kernel/message.js';
import { Backoff } from '../backoff.js';
import { Bell } from '../bell.js';
import type { Connection } from './connection.js';
import type { Namespace } from './namespace.js';
import { pause } from '../pause.js';

const FIRST_RETRY_MS = 100;
const MAX_RETRY_MS = 2_000;
/** A subscription that hangs half open is silent for ever, so the head is looked at too; which finds out about the link. */
const POLL_MS = 1_000;

type LiveBellParts = {
  readonly connection: Connection;
  readonly namespace: Namespace;
  /** The last position of the log. */
  readonly head: () => Promise<Position | undefined>;
  readonly log: (sentence: string) => void;
};

/**
 * Knows when there is something new in the log: a subscription from the end on rings the bell, and all who wait read on
 * from their own positions. So nothing hangs on the subscription but how soon news is heard; it is taken up again with back-off.
 */
export class LiveBell {
  readonly bell = new Bell();
  private readonly closing = new AbortController();
  private listening: Promise<unknown> | undefined;

  constructor(private readonly parts: LiveBellParts) {}

  /** Begins to listen, if it has not begun: every event comes over the wire once more, which a store nobody follows can save. */
  start(): void {
    this.listening ??= Promise.all([this.listen(), this.poll()]);
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.listening;
  }

  private async listen(): Promise<void> {
    const { signal } = this.closing;
    const backoff = new Backoff(FIRST_RETRY_MS, MAX_RETRY_MS);
    while (!signal.aborted) {
      try {
        await this.hear(() => backoff.reset());
      } catch (error) {
        this.parts.log(`not listening for events just now: ${error instanceof Error ? error.message : 'unknown'}`);
      }
      await pause(backoff.next(), signal);
    }
  }

  /** Rings for every event until the subscription ends, by a fault or because the client is given up. */
  private async hear(confirmed: () => void): Promise<void> {
    const { client, givenUp } = this.parts.connection.current;
    const ended = AbortSignal.any([this.closing.signal, givenUp]);
    const filter = streamNameFilter({
      prefixes: [this.parts.namespace.prefix],
      checkpointReached: async () => undefined,
    });
    const subscription = client.subscribeToAll({ fromPosition: END, filter });
    const stop = () => void leave(subscription);
    ended.addEventListener('abort', stop);
    // Between the end of one subscription and the beginning of the next something may have come.
    subscription.once('confirmation', () => {
      confirmed();
      this.bell.ring();
    });
    try {
      await new Promise<void>((end, fail) => {
        subscription.on('data', () => this.bell.ring());
        subscription.once('error', fail);
        subscription.once('end', end);
        subscription.once('close', end);
        if (ended.aborted) stop();
      });
    } finally {
      ended.removeEventListener('abort', stop);
      // Errors that come after the first one concern nobody.
      subscription.on('error', () => undefined);
    }
  }

  private async poll(): Promise<void> {
    const { signal } = this.closing;
    let known: Position | undefined;
    while (!signal.aborted) {
      await pause(POLL_MS, signal);
      const head = await this.parts.head().catch(() => undefined);
      if (head !== known) this.bell.ring();
      known = head;
    }
  }
}

async function leave(subscription: AllStreamSubscription): Promise<void> {
  await subscription.unsubscribe().catch(() => undefined);
  subscription.destroy();
}
