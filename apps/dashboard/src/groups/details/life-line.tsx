import { Tooltip } from '@mantine/core';
import type { BotView } from '#protocol/generated/api.gen.js';
import { useNow } from '../../time-travel/use-now.js';
import { inWords } from '../../ui/durations.js';
import './life-line.css';
import { stretchesOf, type KnownRuns, type LifeState, type Stretch } from './life-stretches.js';

const words: Readonly<Record<LifeState, string>> = {
  provisioning: 'Provisioning',
  running: 'In use',
  idle: 'Idle',
  unknown: 'Earlier in the group',
  leaving: 'Being deleted',
};

/** A bot's life so far, to scale: being made, its runs and the time between them, being deleted. */
export function LifeLine({ bot, known }: { readonly bot: BotView; readonly known: KnownRuns }) {
  const now = useNow();
  const stretches = stretchesOf(bot, known, now);
  const told = inAll(stretches);
  return (
    <Tooltip label={told}>
      <div role="img" aria-label={told} className="life-line">
        {stretches.map(({ state, from, to }) => (
          <span key={from} className={`slot ${state}`} style={{ flexGrow: to - from }} />
        ))}
      </div>
    </Tooltip>
  );
}

/** How long it was in each state, all stretches together. */
function inAll(stretches: readonly Stretch[]): string {
  const sums = new Map<LifeState, number>();
  for (const { state, from, to } of stretches) sums.set(state, (sums.get(state) ?? 0) + to - from);
  return Object.entries(words)
    .flatMap(([state, word]) => {
      const ms = sums.get(state as LifeState);
      return ms === undefined ? [] : [`${word} ${inWords(ms)}`];
    })
    .join(', ');
}
