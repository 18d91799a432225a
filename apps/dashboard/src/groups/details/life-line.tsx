import { Tooltip } from '@mantine/core';
import type { BotView } from '#protocol/generated/api.gen.js';
import { useNow } from '../../time-travel/use-now.js';
import { inWords } from '../../ui/durations.js';

type Phase = { readonly name: string; readonly tone: string; readonly from: number; readonly to: number };

/** A bot's life so far: being made, working or waiting, being deleted; each as long as it lasted. */
export function LifeLine({ bot }: { readonly bot: BotView }) {
  const now = useNow();
  const phases = phasesOf(bot, now);
  const words = phases.map(({ name, from, to }) => `${name} ${inWords(to - from)}`).join(', ');
  return (
    <Tooltip label={words}>
      <div
        role="img"
        aria-label={words}
        style={{ display: 'flex', gap: 1, width: 160, height: 10, borderRadius: 3, overflow: 'hidden' }}
      >
        {phases.map(({ name, tone, from, to }) => (
          <span
            key={name}
            className={`slot ${tone}`}
            style={{
              flex: `${Math.max(to - from, 1)} 1 4px`,
              maxWidth: 'none',
              minWidth: 3,
              height: 10,
              borderRadius: 0,
            }}
          />
        ))}
      </div>
    </Tooltip>
  );
}

function phasesOf(bot: BotView, now: number): readonly Phase[] {
  const at = (time: string | null): number | undefined => (time === null ? undefined : Date.parse(time));
  const reserved = Date.parse(bot.reservedAt);
  const [enrolled, leaving, deleted] = [at(bot.enrolledAt), at(bot.leavingSince), at(bot.deletedAt)];
  const end = deleted ?? now;
  const lived = leaving ?? end;
  const working = bot.status === 'busy';
  return [
    { name: 'Provisioning', tone: 'provisioning', from: reserved, to: enrolled ?? lived },
    ...(enrolled === undefined
      ? []
      : [
          {
            name: working ? 'In use' : leaving === undefined ? 'Idle' : 'In the group',
            tone: working ? 'running' : 'idle',
            from: enrolled,
            to: lived,
          },
        ]),
    ...(leaving === undefined ? [] : [{ name: 'Being deleted', tone: 'leaving', from: leaving, to: end }]),
  ];
}
