import { setTimeout as sleep } from 'node:timers/promises';
import { isOver } from '../client/until-over.js';
import type { Bot, QueuedRun, Run, ScalingDecision } from '../client/views.js';
import type { Context } from '../context.js';
import { exitCode } from '../exit-code.js';
import { Failure } from '../failure.js';
import { BOTS_GONE_WITHIN_MS, LOOK_MS, RUNS_WITHIN_MS } from './demo-settings.js';
import type { Snapshot, View } from './snapshot.js';

/** Shows what happens until every run is over and every bot has gone; answers the runs, first queued first. */
export async function watch(
  context: Context,
  groupId: string,
  runIds: readonly string[],
  view: View,
  interrupted: AbortSignal,
): Promise<readonly Run[]> {
  const startedAt = performance.now();
  let runsOverAt: number | undefined;
  for (;;) {
    const snapshot = await look(context, groupId, performance.now() - startedAt);
    view.show(snapshot);
    if (snapshot.over === runIds.length) runsOverAt ??= performance.now();
    const gone = snapshot.bots.every(({ status }) => status === 'deleted');
    if (runsOverAt !== undefined && (gone || performance.now() > runsOverAt + BOTS_GONE_WITHIN_MS))
      return snapshot.runs;
    if (runsOverAt === undefined && snapshot.elapsedMs > RUNS_WITHIN_MS)
      throw new Failure(
        exitCode.checkFailed,
        `After ${RUNS_WITHIN_MS / 1_000} s only ${snapshot.over} of ${runIds.length} runs are over.`,
      );
    await sleep(LOOK_MS, undefined, { signal: interrupted });
  }
}

async function look(context: Context, groupId: string, elapsedMs: number): Promise<Snapshot> {
  const { api } = context;
  const path = (list: string): string => context.path(list);
  const [runs, bots, queue, decisions] = await Promise.all([
    api.list<Run>(path('runs'), { groupId, sort: 'queuedAt' }),
    api.list<Bot>(path('bots'), { groupId, sort: 'reservedAt' }),
    api.list<QueuedRun>(path('queue'), { groupId }, 1),
    api.list<ScalingDecision>(path('scaling-decisions'), { groupId }, 20),
  ]);
  const over = runs.filter(isOver).length;
  const running = runs.filter(({ status }) => status === 'running' || status === 'cancelling').length;
  const whyWaiting = queue[0]?.reason.sentence;
  return { elapsedMs, waiting: runs.length - over - running, running, over, whyWaiting, bots, decisions, runs };
}
