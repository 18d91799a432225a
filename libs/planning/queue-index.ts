import type { GroupQueue, WaitingRun } from './fleet.js';
import { OrderedQueue } from './ordered-queue.js';

/** The waiting runs of many groups, kept in the order of their queues as they come and go: a plan then costs nothing a run. */
export class QueueIndex {
  readonly #groups = new Map<string, OrderedQueue>();
  readonly #runs = new Map<string, WaitingRun>();

  /** The run waits, as it is told. */
  put(run: WaitingRun): void {
    this.remove(run.runId);
    const queue = this.#groups.get(run.groupId) ?? new OrderedQueue();
    queue.add(run);
    this.#groups.set(run.groupId, queue);
    this.#runs.set(run.runId, run);
  }

  remove(runId: string): void {
    const run = this.#runs.get(runId);
    if (run === undefined) return;
    this.#runs.delete(runId);
    const queue = this.#groups.get(run.groupId) as OrderedQueue;
    queue.remove(run);
    if (queue.runs === 0) this.#groups.delete(run.groupId);
  }

  /** The first runs of a group's queue, in order, but for those left out. */
  next(groupId: string, count: number, isLeftOut: (runId: string) => boolean = () => false): readonly WaitingRun[] {
    const next: WaitingRun[] = [];
    for (const run of this.#groups.get(groupId) ?? []) {
      if (next.length >= count) break;
      if (!isLeftOut(run.runId)) next.push(run);
    }
    return next;
  }

  /** How many wait in a group, and since when; `undefined` where none does. */
  queueOf(groupId: string): GroupQueue | undefined {
    const queue = this.#groups.get(groupId);
    if (queue?.first === undefined) return undefined;
    // Within a priority the first has waited longest.
    const firstNormal = queue.firstThat(({ priority }) => priority === 'normal') ?? queue.first;
    return { runs: queue.runs, oldestQueuedAt: Math.min(queue.first.queuedAt, firstNormal.queuedAt) };
  }
}
