import type { GroupQueue, WaitingRun } from './fleet.js';
import { byPlace } from './queue-order.js';

/** The waiting runs of many groups, kept in the order of their queues as they come and go: a plan then costs nothing a run. */
export class QueueIndex {
  readonly #groups = new Map<string, WaitingRun[]>();
  readonly #runs = new Map<string, WaitingRun>();

  /** The run waits, as it is told. */
  put(run: WaitingRun): void {
    this.remove(run.runId);
    const queue = this.#groups.get(run.groupId) ?? [];
    // Almost always the last: a run joins behind those that wait already.
    queue.splice(firstBehind(queue, run), 0, run);
    this.#groups.set(run.groupId, queue);
    this.#runs.set(run.runId, run);
  }

  remove(runId: string): void {
    const run = this.#runs.get(runId);
    if (run === undefined) return;
    this.#runs.delete(runId);
    const queue = this.#groups.get(run.groupId) as WaitingRun[];
    queue.splice(firstBehind(queue, run) - 1, 1);
    if (queue.length === 0) this.#groups.delete(run.groupId);
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
    if (queue?.[0] === undefined) return undefined;
    // Within a priority the first has waited longest.
    const firstNormal = queue[firstThat(queue, ({ priority }) => priority === 'normal')] ?? queue[0];
    return { runs: queue.length, oldestQueuedAt: Math.min(queue[0].queuedAt, firstNormal.queuedAt) };
  }
}

const firstBehind = (queue: readonly WaitingRun[], run: WaitingRun): number =>
  firstThat(queue, (other) => byPlace(other, run) > 0);

/** The place of the first for which it is true, where it is true for all behind it. */
function firstThat(queue: readonly WaitingRun[], isTrue: (run: WaitingRun) => boolean): number {
  const last = queue.at(-1);
  if (last === undefined || !isTrue(last)) return queue.length;
  let [low, high] = [0, queue.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isTrue(queue[middle] as WaitingRun)) high = middle;
    else low = middle + 1;
  }
  return low;
}
