import type { GroupQueue, WaitingRun } from './fleet.js';

/** How many runs wait in each group, and since when. One pass: queues hold a hundred thousand runs. */
export function waitingByGroup(waiting: readonly WaitingRun[]): ReadonlyMap<string, GroupQueue> {
  const queues = new Map<string, { runs: number; oldestQueuedAt: number }>();
  for (const { groupId, queuedAt } of waiting) {
    const queue = queues.get(groupId);
    if (queue === undefined) queues.set(groupId, { runs: 1, oldestQueuedAt: queuedAt });
    else {
      queue.runs += 1;
      queue.oldestQueuedAt = Math.min(queue.oldestQueuedAt, queuedAt);
    }
  }
  return queues;
}
