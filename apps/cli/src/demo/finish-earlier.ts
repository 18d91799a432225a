import { setTimeout as sleep } from 'node:timers/promises';
import type { Group } from '../client/views.js';
import type { Context } from '../context.js';
import { withProgress } from '../output/progress.js';
import { EARLIER_WITHIN_MS, LOOK_MS } from './demo-settings.js';

/**
 * Ends what an earlier demo left, and says what that was. Deleting a group cancels what waits in it, lets what runs finish, and
 * then its bots go.
 */
export async function finishEarlier(
  context: Context,
  say: (line: string) => void,
  interrupted: AbortSignal,
  whose = 'An earlier demo',
): Promise<void> {
  const before = await living(context);
  if (before.length === 0) return;
  for (const { groupId, status } of before)
    if (status === 'active') await context.api.delete(context.path('hosted-groups', groupId));
  const over = untilGone(context, before, interrupted);
  const after = await withProgress(() => `${whose}: finishing what is left`, over);
  say(reportOf(whose, before, after));
}

const living = (context: Context): Promise<readonly Group[]> =>
  context.api.list<Group>(context.path('hosted-groups'), { status: 'active,deleting' });

async function untilGone(
  context: Context,
  groups: readonly Group[],
  interrupted: AbortSignal,
): Promise<readonly Group[]> {
  const giveUpAt = performance.now() + EARLIER_WITHIN_MS;
  for (;;) {
    const now = await Promise.all(groups.map(({ groupId }) => context.shown<Group>('hosted-groups', groupId)));
    if (now.every(({ status }) => status === 'deleted') || performance.now() > giveUpAt) return now;
    await sleep(LOOK_MS, undefined, { signal: interrupted });
  }
}

/** Counted from the read model as it was and is. */
export function reportOf(whose: string, before: readonly Group[], after: readonly Group[]): string {
  const total = (groups: readonly Group[], count: (group: Group) => number): number =>
    groups.reduce((sum, group) => sum + count(group), 0);
  const grown = (count: (group: Group) => number): number => total(after, count) - total(before, count);
  const open = total(before, ({ runs }) => runs.queued + runs.running);
  const bots = total(
    before,
    (group) => group.bots.provisioning + group.bots.idle + group.bots.busy + group.bots.leaving,
  );
  const left = after.filter(({ status }) => status !== 'deleted').length;
  const groups = left === 0 ? 'deleted' : `being deleted, ${left} of them still`;
  if (open === 0)
    return `${whose} had left no open run${bots > 0 ? `, but ${bots} bots` : ''}; its group is ${groups}.`;
  const ends = [
    `${grown(({ runs }) => runs.succeeded)} finished`,
    `${grown(({ runs }) => runs.cancelled)} were cancelled`,
    `${grown(({ runs }) => runs.failed + runs.timedOut)} failed`,
  ];
  return `${whose} had left ${open} open runs and ${bots} bots: ${ends.join(', ')}; its group is ${groups}.`;
}
