import type { QueueRow } from '#projections/queue/queue.row.js';
import type { ModelsAtMoment } from '../http/models-at-moment.js';

/**
 * The place of each waiting run in its group's queue, from 1. Runs before the first one of a page are counted once, those between
 * two of the page once too, so a page costs one look through the queue however it is filtered.
 */
export async function placesOf(
  models: ModelsAtMoment,
  rows: readonly QueueRow[],
): Promise<ReadonlyMap<string, number>> {
  const places = new Map<string, number>();
  const waiting = rows.filter(({ status }) => status === 'queued');
  for (const groupId of new Set(waiting.map((row) => row.groupId))) {
    const inTurn = waiting.filter((row) => row.groupId === groupId).toSorted((a, b) => (a.turn < b.turn ? -1 : 1));
    let [place, from] = [1, ''];
    for (const { runId, turn } of inTurn) {
      place += await models.count('queue', [
        { field: 'groupId', is: groupId },
        { field: 'status', is: 'queued' },
        { field: 'turn', atLeast: from, below: turn },
      ]);
      from = turn;
      places.set(runId, place);
    }
  }
  return places;
}
