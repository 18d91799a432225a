/** Wakes whoever waits for news of the log. A ring between looking and waiting is not lost: count first, then look, then wait. */
export class Bell {
  private rings = 0;
  private readonly waiting = new Set<() => void>();

  get count(): number {
    return this.rings;
  }

  ring(): void {
    this.rings += 1;
    for (const wake of [...this.waiting]) wake();
  }

  /** Resolves once the bell has rung more often than `count`, or the signal aborts. */
  heardSince(count: number, signal: AbortSignal): Promise<void> {
    if (this.rings > count || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        this.waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.waiting.add(wake);
      signal.addEventListener('abort', wake);
    });
  }
}
