import type { BotRow } from '#projections/bots/bot.row.js';
import type { ModelsAtMoment } from '../http/models-at-moment.js';

/** X10: the first guess, while a group has no history. */
const FIRST_GUESS_MS = 10 * 60 * 1_000;
/** So many bots of an environment are looked at. */
const REMEMBERED_BOTS = 200;

/** X10: how long a group's bots took to come, on average; that of the environment's where it has had none. */
export async function expectedProvisioning(
  models: ModelsAtMoment,
  environmentId: string,
): Promise<(groupId: string) => number> {
  const where = [
    { field: 'environmentId', is: environmentId },
    { field: 'enrolledAt', atLeast: 0 },
  ] as const;
  const bots = await models.all<BotRow>('bots', where, REMEMBERED_BOTS, { field: 'enrolledAt', descending: true });
  const everywhere = averageOf(bots) ?? FIRST_GUESS_MS;
  return (groupId) => averageOf(bots.filter((bot) => bot.groupId === groupId)) ?? everywhere;
}

function averageOf(bots: readonly BotRow[]): number | undefined {
  const durations = bots.map(
    ({ enrolledAt, requestedAt, reservedAt }) => (enrolledAt ?? 0) - (requestedAt ?? reservedAt),
  );
  if (durations.length === 0) return undefined;
  return Math.round(durations.reduce((sum, duration) => sum + duration, 0) / durations.length);
}
