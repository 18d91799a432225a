import type { ColumnDef } from '@tanstack/react-table';
import type { ImageVersionView } from '#protocol/generated/api.gen.js';
import { BotLink } from '../../groups/details/bot-link.js';
import { useNow } from '../../time-travel/use-now.js';
import { columnOf } from '../../ui/column.js';
import { inWords } from '../../ui/durations.js';
import { StateBadge } from '../../ui/state-badge.js';
import { When } from '../../ui/when.js';
import type { Attempt } from './course.js';

const column = columnOf<Attempt>();
const time = (at: number | undefined) => <When time={at === undefined ? undefined : new Date(at).toISOString()} />;

export const attemptColumns = (
  groupId: string,
  imageName: (image: ImageVersionView) => string,
): ColumnDef<Attempt>[] => [
  column('Attempt', ({ number }) => number, { align: 'right' }),
  column('Bot', ({ botId }) => <BotLink botId={botId} groupId={groupId} />),
  column('VM image', ({ image }) => imageName(image), { wide: true, whole: true }),
  column('Handed over', ({ assignedAt }) => time(assignedAt)),
  column('Started', ({ startedAt }) => time(startedAt), { wide: true }),
  column('Ended', ({ endedAt }) => time(endedAt), { wide: true }),
  column('Ran', (attempt) => <Ran attempt={attempt} />, { align: 'right', wide: true }),
  column('Outcome', (attempt) => <Outcome attempt={attempt} />),
];

function Ran({ attempt: { startedAt, endedAt } }: { readonly attempt: Attempt }) {
  const now = useNow();
  if (startedAt === undefined) return <span className="nothing">–</span>;
  return <span className="numbers">{inWords(Math.max(0, (endedAt ?? now) - startedAt))}</span>;
}

function Outcome({ attempt: { outcome, startedAt } }: { readonly attempt: Attempt }) {
  switch (outcome) {
    case 'open':
      return <StateBadge state={startedAt === undefined ? 'assigned' : 'running'} />;
    case 'botLost':
      return 'Its bot was lost; back to the queue';
    case 'notAcknowledged':
      return 'Its bot did not take it; back to the queue';
    default:
      return <StateBadge state={outcome} />;
  }
}
