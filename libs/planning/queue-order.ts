import type { WaitingRun } from './fleet.js';

/** P1: priority, then place: time queued, then the position of its first event. A run that went back keeps its place. */
export const byPlace = (a: WaitingRun, b: WaitingRun): number =>
  rank(a) - rank(b) || a.queuedAt - b.queuedAt || byText(a.place, b.place) || byText(a.runId, b.runId);

const rank = ({ priority }: WaitingRun): number => (priority === 'high' ? 0 : 1);

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
