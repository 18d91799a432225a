import { whyWaiting } from '#planning/waiting-reason.js';
import type { QueueRow } from '#projections/queue/queue.row.js';
import { isoTime, isoTimeOrNull } from '../http/iso-time.js';
import type { QueuedRunView } from './queue.dto.js';
import type { SightOfFleet } from './sight-of-fleet.js';

export function queuedRunView(
  row: QueueRow,
  place: number | undefined,
  fleet: SightOfFleet,
  flowName: string | undefined,
): QueuedRunView {
  const { reason, estimateAt } = reasonOf(row, place ?? 1, fleet);
  return {
    runId: row.runId,
    groupId: row.groupId,
    groupName: fleet.groupName(row.groupId) ?? null,
    flowId: row.flowId,
    flowName: flowName ?? null,
    flowVersion: row.flowVersion,
    callerId: row.callerId,
    priority: row.priority,
    status: row.status,
    queuedAt: isoTime(row.queuedAt),
    queueDeadline: isoTime(row.queueDeadline),
    place: row.status === 'queued' ? (place ?? null) : null,
    reason,
    estimatedStart: isoTimeOrNull(estimateAt),
  };
}

type Why = { readonly reason: QueuedRunView['reason']; readonly estimateAt: number | null };

function reasonOf({ status, groupId, queueDeadline }: QueueRow, place: number, fleet: SightOfFleet): Why {
  if (status === 'assigned') return { reason: handedOver, estimateAt: fleet.now };
  const seen = fleet.of(groupId);
  if (seen === undefined) return { reason: notSeenYet, estimateAt: null };
  const { code, sentence, estimateAt } = whyWaiting({ place, queueDeadline, ...seen }, fleet.now);
  return { reason: { code, sentence }, estimateAt };
}

const handedOver = { code: 'assigned', sentence: 'A bot was given it, and is about to start it.' };
/** The read models move one by one: for a moment a run may be known and its group not. */
const notSeenYet = { code: 'aboutToStart', sentence: 'It was queued a moment ago.' };
