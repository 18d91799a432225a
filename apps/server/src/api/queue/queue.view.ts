import { whyWaiting, type WaitingReason } from '#planning/waiting-reason.js';
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
  const { reason, estimate } = reasonOf(row, place ?? 1, fleet);
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
    estimatedStart: isoTimeOrNull(estimate.at),
    estimate: { basis: estimate.basis, sentence: estimate.sentence },
  };
}

type Why = Pick<WaitingReason, 'estimate'> & { readonly reason: QueuedRunView['reason'] };

function reasonOf({ status, groupId, queueDeadline }: QueueRow, place: number, fleet: SightOfFleet): Why {
  if (status === 'assigned') return { reason: handedOver, estimate: { ...ready, at: fleet.now } };
  const seen = fleet.of(groupId);
  if (seen === undefined) return { reason: notSeenYet, estimate: unknown };
  const { code, sentence, estimate } = whyWaiting({ place, queueDeadline, ...seen }, fleet.now);
  return { reason: { code, sentence }, estimate };
}

const handedOver = { code: 'assigned', sentence: 'A bot was given it, and is about to start it.' };
const ready = { basis: 'botReady', sentence: 'Its bot is there.' } as const;
/** The read models move one by one: for a moment a run may be known and its group not. */
const notSeenYet = { code: 'aboutToStart', sentence: 'It was queued a moment ago.' };
const unknown = { at: null, basis: 'nothing', sentence: 'There is no estimate yet.' } as const;
