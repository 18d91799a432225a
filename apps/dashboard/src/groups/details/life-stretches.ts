import type { BotView, RunView } from '#protocol/generated/api.gen.js';

export type LifeState = 'provisioning' | 'idle' | 'running' | 'unknown' | 'leaving';
export type Stretch = { readonly state: LifeState; readonly from: number; readonly to: number };
export type Life = Pick<BotView, 'botId' | 'reservedAt' | 'enrolledAt' | 'leavingSince' | 'deletedAt'>;
export type Work = Pick<RunView, 'botId' | 'startedAt' | 'endedAt'>;
/** Runs of some bots, and from when on all of them are among these. */
export type KnownRuns = { readonly runs: readonly Work[]; readonly completeFrom: number };

const at = (time: string): number => Date.parse(time);

/** A bot's life so far, stretch by stretch: being made, each run, the time between them, being deleted. */
export function stretchesOf(bot: Life, known: KnownRuns, now: number): readonly Stretch[] {
  const end = bot.deletedAt === null ? now : at(bot.deletedAt);
  const left = bot.leavingSince === null ? end : at(bot.leavingSince);
  const came = bot.enrolledAt === null ? left : at(bot.enrolledAt);
  return [
    { state: 'provisioning' as const, from: at(bot.reservedAt), to: came },
    ...inTheGroup(bot.botId, known, came, left),
    { state: 'leaving' as const, from: left, to: end },
  ].filter(({ from, to }) => to > from);
}

function inTheGroup(botId: string, { runs, completeFrom }: KnownRuns, came: number, left: number): readonly Stretch[] {
  const knownFrom = Math.min(Math.max(came, completeFrom), left);
  const stretches: Stretch[] = [{ state: 'unknown', from: came, to: knownFrom }];
  let until = knownFrom;
  for (const { from, to } of workOf(botId, runs, left)) {
    if (to <= until) continue;
    stretches.push({ state: 'idle', from: until, to: from }, { state: 'running', from: Math.max(from, until), to });
    until = to;
  }
  return [...stretches, { state: 'idle', from: until, to: left }];
}

const workOf = (botId: string, runs: readonly Work[], left: number) =>
  runs
    .flatMap((run) =>
      run.botId !== botId || run.startedAt === null
        ? []
        : [{ from: at(run.startedAt), to: Math.min(run.endedAt === null ? left : at(run.endedAt), left) }],
    )
    .sort((one, other) => one.from - other.from);
