/** One lane a bot: what is asked of it happens one after the other, and a deletion cuts a creation short. */
export class Lanes {
  private readonly last = new Map<string, Promise<unknown>>();
  private readonly interrupts = new Map<string, AbortController>();

  isBusy(botId: string): boolean {
    return this.last.has(botId);
  }

  /** Runs `work` after all that was asked before. Its signal aborts with the caller's, or when the bot is interrupted. */
  async run<Result>(
    botId: string,
    signal: AbortSignal,
    work: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    const before = this.last.get(botId);
    const interrupt = this.interrupts.get(botId) ?? new AbortController();
    this.interrupts.set(botId, interrupt);
    const mine = (async () => {
      await before?.catch(() => undefined);
      return work(AbortSignal.any([signal, interrupt.signal]));
    })();
    this.last.set(botId, mine);
    try {
      return await mine;
    } finally {
      if (this.last.get(botId) === mine) this.forget(botId);
    }
  }

  /** Aborts what is under way and what waits; what is asked later is not touched. */
  interrupt(botId: string): void {
    this.interrupts.get(botId)?.abort(new DOMException('The machine is being deleted.', 'AbortError'));
    this.interrupts.delete(botId);
  }

  private forget(botId: string): void {
    this.last.delete(botId);
    this.interrupts.delete(botId);
  }
}
