import type { Recorded } from '#kernel/message.js';
import { Violation } from './violation.js';

/** I8, I10: no command has its effect twice, however often and wherever it is told. */
export class LogJudge {
  readonly #byCommand = new Map<string, { stream: string; revision: number }>();
  readonly #ids = new Set<string>();

  constructor(private readonly violated: (violation: Violation) => void) {}

  see(events: readonly Recorded[]): void {
    const [first] = events;
    if (first === undefined) return;
    const { commandId } = first.metadata;
    const before = this.#byCommand.get(commandId);
    if (before !== undefined)
      this.violated(new Violation('I8', `command ${commandId} (${first.type}) took effect again, on ${first.stream}`));
    this.#byCommand.set(commandId, { stream: first.stream, revision: first.revision });
    for (const { id, type } of events) {
      if (this.#ids.has(id)) this.violated(new Violation('I8', `${type} ${id} stands in the log twice`));
      this.#ids.add(id);
    }
  }

  has(commandId: string): boolean {
    return this.#byCommand.has(commandId);
  }
}
