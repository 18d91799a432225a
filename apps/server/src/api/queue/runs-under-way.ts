import type { RunUnderWay } from '#planning/estimate.js';
import type { BotRow } from '#projections/bots/bot.row.js';
import type { RunRow } from '#projections/runs/run.row.js';
import type { ModelsAtMoment } from '../http/models-at-moment.js';

export type RunsUnderWay = (groupId: string) => readonly RunUnderWay[];

/** X4: the runs that bots have, by group: what a waiting run may have to wait for. */
export async function runsUnderWay(models: ModelsAtMoment, bots: readonly BotRow[]): Promise<RunsUnderWay> {
  const runIds = bots.flatMap(({ runId }) => (runId === null ? [] : [runId]));
  const runs = [...(await models.byKey<RunRow>('runs', runIds)).values()];
  return (groupId) => runs.filter((run) => run.groupId === groupId).map(asUnderWay);
}

const asUnderWay = ({ startedAt, assignedAt, queuedAt, cancellation, runDeadline }: RunRow): RunUnderWay => ({
  since: startedAt ?? assignedAt ?? queuedAt,
  endsBy: cancellation?.forceAt ?? runDeadline,
});
