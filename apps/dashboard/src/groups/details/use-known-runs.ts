import { environment, runs } from '../../api/endpoints.js';
import { useAnswer } from '../../api/use-answer.js';
import type { BotView } from '#protocol/generated/api.gen.js';
import type { KnownRuns } from './life-stretches.js';

/** As many values as the server takes of a filter, and as many rows as it answers at once. */
const MAX_BOTS = 50;
const MAX_RUNS = 200;

const NOTHING: KnownRuns = { runs: [], completeFrom: Infinity };

/** The latest runs of the first of these bots. */
export function useKnownRuns(groupId: string, bots: readonly BotView[]): (botId: string) => KnownRuns {
  const drawn = bots.filter(({ enrolledAt }) => enrolledAt !== null).slice(0, MAX_BOTS);
  const ids = new Set(drawn.map(({ botId }) => botId));
  const { data: here } = useAnswer(environment);
  const queueTimeoutMs = here?.policies['queueTimeoutMs']?.value;
  const { data } = useAnswer(runs, {
    query: {
      groupId,
      botId: [...ids].join(','),
      sort: '-startedAt',
      limit: MAX_RUNS,
      since: new Date(firstCame(drawn) - (queueTimeoutMs ?? 0)).toISOString(),
    },
    enabled: ids.size > 0 && queueTimeoutMs !== undefined,
  });
  if (data === undefined) return () => NOTHING;
  const oldest = data.items.at(-1)?.startedAt ?? null;
  const completeFrom = data.next === null ? -Infinity : oldest === null ? Infinity : Date.parse(oldest);
  const known: KnownRuns = { runs: data.items, completeFrom };
  return (botId) => (ids.has(botId) ? known : NOTHING);
}

/** In epoch milliseconds; the same for the same bots, as it is part of a question. */
const firstCame = (bots: readonly BotView[]): number =>
  bots.length === 0 ? 0 : Math.min(...bots.map(({ enrolledAt }) => Date.parse(enrolledAt ?? '')));
