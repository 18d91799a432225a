import { Inject, Injectable } from '@nestjs/common';
import type { Engine } from '../../engine/engine.js';
import { Problem } from '../http/problem.js';
import { ENGINE } from '../tokens.js';

const WINDOW_MS = 60_000;
const ATTEMPTS_PER_WINDOW = 10;
const REMEMBERED_ADDRESSES = 10_000;

type Window = { readonly endsAt: number; attempts: number };

/** How often one address may try to sign in and fail: links can't be guessed, but need not be tried without end either. */
@Injectable()
export class AttemptLimit {
  readonly #windows = new Map<string, Window>();

  constructor(@Inject(ENGINE) private readonly engine: Pick<Engine, 'clock'>) {}

  /** Counts one attempt before it is made, so that many at once count too; throws a {@link Problem} when there were too many of late. */
  count(address: string): void {
    const now = this.engine.clock.now();
    const known = this.#windows.get(address);
    const window = known !== undefined && known.endsAt > now ? known : this.#begin(address, now);
    window.attempts += 1;
    if (window.attempts > ATTEMPTS_PER_WINDOW)
      throw new Problem('too-many-attempts', {
        headers: { 'Retry-After': String(Math.ceil((window.endsAt - now) / 1_000)) },
      });
  }

  /** What an address is counted for are failures only: many may sign in from behind one. */
  forgive(address: string): void {
    const window = this.#windows.get(address);
    if (window !== undefined && window.attempts > 0) window.attempts -= 1;
  }

  #begin(address: string, now: number): Window {
    this.#windows.delete(address);
    if (this.#windows.size >= REMEMBERED_ADDRESSES) this.#windows.delete(this.#windows.keys().next().value ?? '');
    const window = { endsAt: now + WINDOW_MS, attempts: 0 };
    this.#windows.set(address, window);
    return window;
  }
}
