import type { Position } from '#kernel/message.js';
import { OutcomeUnknown, StoreSealed, StoreUnavailable } from '../event-store.js';
import type { LogStateChange, StateStream } from './state-stream.js';

/** A look at the log's state is believed for this long, counted from its beginning. */
const TRUSTED_MS = 2_000;
/** A look before an append must not use up the append's own time. */
const LOOK_TIMEOUT_MS = 1_000;
/**
 * Between the word that a seal is coming and the seal: longer than anybody believes what was seen before that word, twice over
 * for a leader that was deposed and does not know it yet.
 */
export const SEALING_MS = 2 * TRUSTED_MS + 1_000;

/**
 * Keeps the seal. The log ends where the seal stands, and no append behind it may be acknowledged, though the server takes it:
 * an answer counts only if the state was looked at, and found open, less than {@link TRUSTED_MS} before it came, or is looked at
 * again. The one who seals waits for longer than that, so a server that fell asleep looks again too.
 */
export class SealWatch {
  private seen: LogStateChange | undefined;
  private seenAt = -Infinity;
  private looking: Promise<void> | undefined;

  constructor(
    private readonly states: StateStream,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Before an append. Throws {@link StoreSealed}; a store that is away is for the append to find out. */
  async beforeAppend(): Promise<void> {
    if (!this.takesAppends || this.age > TRUSTED_MS) await this.look(LOOK_TIMEOUT_MS).catch(unlessAway);
    else if (this.age > TRUSTED_MS / 2) this.look(LOOK_TIMEOUT_MS).catch(() => undefined);
    if (this.seen !== undefined && !this.takesAppends) throw sealed(this.seen);
  }

  /** After an append was answered: whether it counts. Throws {@link StoreSealed}, or {@link OutcomeUnknown} where nobody knows. */
  async afterAppend(position: Position): Promise<void> {
    if (this.kind === 'open' && this.age <= TRUSTED_MS) return;
    try {
      await this.lookAnew();
    } catch (cause) {
      if (!(cause instanceof StoreUnavailable)) throw cause;
      throw new OutcomeUnknown('whether the event store was sealed before an append is not known', { cause });
    }
    if (this.seen !== undefined && !this.takesAppends && this.seen.position < position) throw sealed(this.seen);
  }

  /** Throws {@link StoreSealed} if the log takes no appends, or what a read throws. */
  async check(): Promise<void> {
    await this.lookAnew();
    if (this.seen !== undefined && !this.takesAppends) throw sealed(this.seen);
  }

  private get kind(): LogStateChange['kind'] {
    return this.seen?.kind ?? 'open';
  }

  private get takesAppends(): boolean {
    return this.kind === 'open' || this.kind === 'sealing';
  }

  private get age(): number {
    return this.now() - this.seenAt;
  }

  /** A look that has not begun yet; many share it. */
  private async lookAnew(): Promise<void> {
    await this.looking?.catch(() => undefined);
    await this.look();
  }

  private look(timeoutMs?: number): Promise<void> {
    this.looking ??= this.lookOnce(timeoutMs).finally(() => {
      this.looking = undefined;
    });
    return this.looking;
  }

  private async lookOnce(timeoutMs: number | undefined): Promise<void> {
    const begun = this.now();
    this.seen = await this.states.last(timeoutMs);
    this.seenAt = begun;
  }
}

const sealed = ({ kind, other }: LogStateChange): StoreSealed =>
  new StoreSealed(kind === 'receiving' ? 'receiving' : 'sealed', other);

function unlessAway(error: unknown): void {
  if (!(error instanceof StoreUnavailable)) throw error;
}
