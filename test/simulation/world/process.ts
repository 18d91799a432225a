import type { Clock, Ending } from '#kernel/clock.js';
import type { Timeline } from './timeline.js';

/**
 * One life of a server process. Killed, nothing of it ever happens again: what it waits for never comes, what it calls never
 * answers. Stopped (SIGSTOP), all that waits until it is resumed, and goes on then as if no time had passed.
 */
export class Process {
  readonly clock: Clock;
  #state: 'running' | 'stopped' | 'dead' = 'running';
  #held: (() => void)[] = [];
  readonly #deaths = new Set<() => void>();

  constructor(
    readonly name: string,
    private readonly timeline: Timeline,
  ) {
    this.clock = {
      now: () => timeline.now(),
      waitUntil: (at, signal) => this.#waitUntil(timeline, at, signal),
    };
  }

  get isDead(): boolean {
    return this.#state === 'dead';
  }

  get isStopped(): boolean {
    return this.#state === 'stopped';
  }

  /** Passed at every await of the process. */
  gate(): Promise<void> {
    if (this.#state === 'running') return Promise.resolve();
    return new Promise((resolve) => {
      if (this.#state === 'stopped') this.#held.push(resolve);
    });
  }

  stop(): void {
    if (this.#state === 'running') this.#state = 'stopped';
  }

  stopFor(ms: number): void {
    this.stop();
    this.timeline.at(this.timeline.now() + ms, () => this.resume());
  }

  resume(): void {
    if (this.#state !== 'stopped') return;
    this.#state = 'running';
    for (const go of this.#held.splice(0)) go();
  }

  kill(): void {
    if (this.#state === 'dead') return;
    this.#state = 'dead';
    this.#held = [];
    for (const tell of [...this.#deaths]) tell();
    this.#deaths.clear();
  }

  /** Told once it is dead; answers with what takes the wish back. */
  onDeath(tell: () => void): () => void {
    this.#deaths.add(tell);
    return () => this.#deaths.delete(tell);
  }

  #waitUntil(timeline: Timeline, at: number, signal?: Ending): Promise<void> {
    if (at <= timeline.now() || signal?.aborted) return this.gate();
    return new Promise((resolve) => {
      const leave = () => {
        cancel();
        forget();
        signal?.removeEventListener('abort', wake);
      };
      const wake = () => {
        leave();
        void this.gate().then(resolve);
      };
      const cancel = timeline.at(at, wake);
      const forget = this.onDeath(leave);
      signal?.addEventListener('abort', wake);
    });
  }
}
