import type { Lease } from '#runtime/leases.js';
import type { LosableBot, Session, Sessions, Taking } from '#runtime/sessions.js';

/** How old what other processes' bots have said may be before anything is planned with it. */
export const FRESH_MS = 1_000;

/**
 * The sessions of this process's bots as they were last seen, and who waits for a change of one. The row store stays the judge:
 * every taking is a compare-and-set there; the board only saves the dispatcher from asking.
 */
export class SessionBoard {
  readonly #seen = new Map<string, Session>();
  readonly #waiting = new Map<string, Set<() => void>>();
  readonly #offered: (() => void)[] = [];
  #refreshedAt = 0;

  constructor(private readonly sessions: Sessions) {}

  /** Told whenever a bot has become ready. */
  onOffer(listener: () => void): void {
    this.#offered.push(listener);
  }

  async offer(offer: Omit<Session, 'taken'>): Promise<Session> {
    const before = this.#seen.get(offer.botId);
    const session = await this.sessions.offer(offer);
    this.#seen.set(offer.botId, session);
    if (before?.claim !== session.claim) for (const tell of this.#offered) tell();
    return session;
  }

  /** Takes claims under the dispatcher's lease; the bots that were really taken. */
  async take(
    lease: Lease,
    takings: readonly { botId: string; claim: number; taking: Taking }[],
  ): Promise<ReadonlySet<string>> {
    if (takings.length === 0) return new Set();
    const taken = await this.sessions.take(lease, takings);
    for (const { botId, claim, taking } of takings) {
      const seen = this.#seen.get(botId);
      if (seen?.claim !== claim) continue;
      if (taken.has(botId)) this.#seen.set(botId, { ...seen, taken: taking });
      else this.#seen.delete(botId);
    }
    return taken;
  }

  /** The log says that the claim was taken for this run, maybe by another process. */
  assigned({ botId, claim, runId }: { readonly botId: string; readonly claim: number; readonly runId: string }): void {
    const seen = this.#seen.get(botId);
    if (seen?.claim !== claim || seen.taken !== undefined) return;
    this.#seen.set(botId, { ...seen, taken: { for: 'run', runId } });
  }

  /** Frees what was taken for this run; a taking that has come since stays. */
  async free(botId: string, claim: number, runId: string): Promise<void> {
    await this.sessions.free(botId, claim, runId);
    const seen = this.#seen.get(botId);
    if (seen?.claim === claim && seen.taken?.for === 'run' && seen.taken.runId === runId)
      this.#seen.set(botId, { ...seen, taken: undefined });
  }

  async extend(botId: string, leaseUntil: number): Promise<boolean> {
    const seen = this.#seen.get(botId);
    if (seen !== undefined) this.#seen.set(botId, { ...seen, leaseUntil: Math.max(seen.leaseUntil, leaseUntil) });
    return this.sessions.extend(botId, leaseUntil);
  }

  async remove(botId: string): Promise<void> {
    await this.sessions.remove(botId);
    this.#seen.delete(botId);
    this.tell(botId);
  }

  /** Takes a silent bot for lost, under the watcher's lease; false where it has spoken since. */
  async lose(lease: Lease, bot: LosableBot, silentBefore: number): Promise<boolean> {
    const isLost = await this.sessions.lose(lease, bot, silentBefore);
    if (isLost) this.tell(bot.botId);
    return isLost;
  }

  /** Whether the row store has the bot down as lost. */
  async isLost(botId: string): Promise<boolean> {
    return (await this.sessions.get(botId))?.taken?.for === 'loss';
  }

  get(botId: string): Session | undefined {
    return this.#seen.get(botId);
  }

  all(): Session[] {
    return [...this.#seen.values()];
  }

  /** As {@link refresh}, unless that was just done. */
  async freshen(now: number): Promise<void> {
    if (now - this.#refreshedAt < FRESH_MS) return;
    this.#refreshedAt = now;
    await this.refresh();
  }

  /** Reads what other processes' bots have said. An offer that came in meanwhile is newer than what was read. */
  async refresh(): Promise<void> {
    const stored = await this.sessions.list();
    const known = new Set(stored.map(({ botId }) => botId));
    for (const botId of this.#seen.keys()) if (!known.has(botId)) this.#seen.delete(botId);
    for (const session of stored) {
      if ((this.#seen.get(session.botId)?.claim ?? -1) <= session.claim) this.#seen.set(session.botId, session);
    }
  }

  /** Something that a bot may be waiting for has happened. */
  tell(botId: string): void {
    for (const wake of this.#waiting.get(botId) ?? []) wake();
  }

  /** Resolves when the bot is told, or when the signal aborts. Call it before looking, so that nothing is missed between. */
  async wait(botId: string, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    await new Promise<void>((resolve) => {
      const waiters = this.#waiting.get(botId) ?? new Set();
      const wake = () => {
        waiters.delete(wake);
        if (waiters.size === 0) this.#waiting.delete(botId);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      waiters.add(wake);
      this.#waiting.set(botId, waiters);
      signal.addEventListener('abort', wake, { once: true });
    });
  }
}
