import { duration } from './duration.js';
import type { EstimateBasis } from './estimate.js';
import type { QueueSight } from './queue-sight.js';

/** U3: what an estimate rests on, in plain words, or why there is none; and a warning where it comes too late. */
export function estimateSentence(
  { at, basis }: { readonly at: number | null; readonly basis: EstimateBasis },
  sight: QueueSight,
): string {
  const sentence = whatSaysSo(basis, sight.group);
  if (at === null || at <= sight.queueDeadline) return sentence;
  return `${sentence} At this pace it times out before its turn.`;
}

function whatSaysSo(basis: EstimateBasis, { typicalRunMs, expectedProvisioningMs }: QueueSight['group']): string {
  switch (basis) {
    case 'botReady':
      return 'A bot is free for it.';
    case 'provisioningTimes':
      return `Estimated from how long bots of this group take to come, about ${duration(expectedProvisioningMs)}.`;
    case 'runLengths':
      return `Estimated from how long runs of this group take, about ${duration(typicalRunMs ?? 0)}.`;
    case 'otherGroupsRuns':
      return 'Estimated from how long runs of the other groups take, and then a bot to come.';
    case 'runDeadline':
      return typicalRunMs === null
        ? 'No run of this group has ended yet that would tell how long they take: a run that holds a bot now is ended by then at the latest.'
        : 'A run that holds a bot now is ended by then at the latest.';
    case 'nothing':
      return typicalRunMs === null
        ? 'There is no estimate: no run of this group has ended yet that would tell how long they take.'
        : 'There is no estimate: nothing is known yet that would tell.';
  }
}
