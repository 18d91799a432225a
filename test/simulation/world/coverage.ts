import type { Message } from '#kernel/message.js';

/** Which commands met which states. */
export class Coverage {
  readonly pairs = new Map<string, number>();

  /** `state` is the state of the command's stream, as its decider was shown it. */
  decided(command: Message, state: unknown): void {
    const status = (state as { status?: unknown }).status;
    if (typeof status !== 'string') return;
    const pair = `${status} × ${command.type}`;
    this.pairs.set(pair, (this.pairs.get(pair) ?? 0) + 1);
  }
}
