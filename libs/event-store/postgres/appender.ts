import { setImmediate } from 'node:timers/promises';
import type { Clock } from '#kernel/clock.js';
import { StoreUnavailable } from '../event-store.js';
import type { FitAppend } from '../fit-for-append.js';
import type { StoredEvent } from '../stored-event.js';
import type { AppendOutcome } from './append-batch.js';
import { batchOutcomes, batchValues, stampBatch } from './append-batch.js';
import { AppendQueue } from './append-queue.js';
import type { AppendSession } from './append-session.js';

type Waiting = {
  readonly append: FitAppend;
  readonly settle: (outcome: AppendOutcome) => void;
  readonly fail: (error: unknown) => void;
};

type AppenderParts = {
  readonly session: AppendSession;
  readonly clock: Clock;
  /** Told of what each call has appended, in the order of the log, before those who wait for it. */
  readonly onAppended: (events: readonly StoredEvent[]) => void;
};

/**
 * Group commit: while one batch is on its way to the server the next one gathers, so that one commit serves many appends.
 * One append refused does not refuse the others of its batch.
 */
export class Appender {
  private readonly queue = new AppendQueue<Waiting>();
  private draining: Promise<void> | undefined;
  private closed = false;

  constructor(private readonly parts: AppenderParts) {}

  append(append: FitAppend): Promise<AppendOutcome> {
    return new Promise((settle, fail) => {
      if (this.closed) throw new StoreUnavailable('the event store is closed');
      this.queue.add({ append, settle, fail });
      this.draining ??= this.drain();
    });
  }

  /** Takes no more, ends what is waiting, then closes the session. */
  async close(): Promise<void> {
    this.closed = true;
    await this.draining;
    this.parts.session.close();
  }

  private async drain(): Promise<void> {
    while (!this.queue.isEmpty) {
      // Lets all that is ready to append in this turn of the event loop come along.
      await setImmediate();
      await this.appendBatch(this.queue.take());
    }
    this.draining = undefined;
  }

  private async appendBatch(batch: readonly Waiting[]): Promise<void> {
    try {
      const appends = batch.map((waiting) => waiting.append);
      const stamped = stampBatch(appends, this.parts.clock.now());
      const answer = await this.parts.session.call(batchValues(stamped));
      const outcomes = batchOutcomes(stamped, answer);
      this.parts.onAppended(outcomes.flatMap((outcome) => ('stored' in outcome ? outcome.stored : [])));
      outcomes.forEach((outcome, index) => batch[index]?.settle(outcome));
    } catch (error) {
      for (const waiting of batch) waiting.fail(error);
    }
  }
}
