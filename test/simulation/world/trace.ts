import { createHash } from 'node:crypto';
import type { Timeline } from './timeline.js';

/** Everything that happened, line by line, as a hash; and as text where somebody wants to read it. */
export class Trace {
  readonly #hash = createHash('sha256');
  #lines = 0;

  constructor(
    private readonly timeline: Timeline,
    private readonly print: ((line: string) => void) | undefined,
  ) {}

  say(line: string): void {
    const stamped = `${this.timeline.now()} ${line}`;
    this.#hash.update(stamped).update('\n');
    this.#lines += 1;
    this.print?.(stamped);
  }

  /** Of all lines so far, which are the last ones. */
  digest(): string {
    return `${this.#hash.copy().digest('hex').slice(0, 16)} (${this.#lines} lines)`;
  }
}
