/** Waits that double from `firstMs` to `maxMs`, each between half and all of it by chance, so that many do not return at once. */
export class Backoff {
  private nextMs: number;

  constructor(
    private readonly firstMs: number,
    private readonly maxMs: number,
    private readonly chance: () => number = Math.random,
  ) {
    this.nextMs = firstMs;
  }

  /** Milliseconds to wait before the next attempt. */
  next(): number {
    const waitMs = this.nextMs * (0.5 + this.chance() / 2);
    this.nextMs = Math.min(this.maxMs, this.nextMs * 2);
    return waitMs;
  }

  reset(): void {
    this.nextMs = this.firstMs;
  }
}
