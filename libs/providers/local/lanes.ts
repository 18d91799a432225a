/** One lane a bot: what is asked of it happens one after the other, and a deletion cuts a creation short. */
export class Lanes {
  private readonly last = new Map<string, Promise<unknown>>();
  private readonly interrupts = new Map<string, AbortController>();

  isBusy(botId: string): boolean {
    return this.last.has(botId);
  }

  /** Runs `work` after all that was asked of the bot before, however that went. */
  async run<Result>(botId: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.last.get(botId) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.last.set(botId, mine);
    try {
      return await mine;
    } finally {
      if (this.last.get(botId) === mine) this.last.delete(botId);
    }
  }

  /** The same, for work that {@link interrupt} ends: its signal aborts then, or with the caller's. */
  async runInterruptibly<Result>(
    botId: string,
    signal: AbortSignal,
    work: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    const interrupt = this.interrupts.get(botId) ?? new AbortController();
    this.interrupts.set(botId, interrupt);
    const either = AbortSignal.any([signal, interrupt.signal]);
    return this.run(botId, async () => {
      either.throwIfAborted();
      return work(either);
    });
  }

  /** Ends such work that is under way or waits; what is asked later is not touched. */
  interrupt(botId: string): void {
    this.interrupts.get(botId)?.abort(new DOMException('The machine is being deleted.', 'AbortError'));
    this.interrupts.delete(botId);
  }
}
