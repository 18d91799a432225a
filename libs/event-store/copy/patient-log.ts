import type { Position } from '#kernel/message.js';
import { Backoff } from '../backoff.js';
import { StoreUnavailable } from '../event-store.js';
import type { LogState, MovableLog, TextEvent, TextSlice } from '../movable-log.js';
import { pause } from '../pause.js';

/** Behind so many failures in a row the copy ends, to be taken up again. */
const MAX_TRIES = 12;
const FIRST_RETRY_MS = 100;
const MAX_RETRY_MS = 5_000;

/** Waits out a store that is away, for everything that may simply be asked again. */
export class PatientLog implements MovableLog {
  constructor(
    private readonly log: MovableLog,
    private readonly signal: AbortSignal,
  ) {}

  get shown(): string {
    return this.log.shown;
  }

  state = (): Promise<LogState> => this.patiently(() => this.log.state());
  read = (after: Position | undefined, limit: number): Promise<TextSlice> =>
    this.patiently(() => this.log.read(after, limit));
  at = (stream: string, revision: number): Promise<TextEvent | undefined> =>
    this.patiently(() => this.log.at(stream, revision));
  last = (): Promise<TextEvent | undefined> => this.patiently(() => this.log.last());
  receive = (from: string): Promise<void> => this.patiently(() => this.log.receive(from));
  seal = (to: string): Promise<void> => this.patiently(() => this.log.seal(to));
  reopen = (): Promise<void> => this.patiently(() => this.log.reopen());
  write = (behind: Position | undefined, events: readonly TextEvent[]): Promise<Position> =>
    this.log.write(behind, events);
  close = (): Promise<void> => this.log.close();

  async patiently<T>(ask: () => Promise<T>): Promise<T> {
    const backoff = new Backoff(FIRST_RETRY_MS, MAX_RETRY_MS);
    for (let tries = 1; ; tries += 1) {
      this.signal.throwIfAborted();
      try {
        return await ask();
      } catch (error) {
        if (!(error instanceof StoreUnavailable) || tries === MAX_TRIES) throw error;
        await pause(backoff.next(), this.signal);
      }
    }
  }
}
