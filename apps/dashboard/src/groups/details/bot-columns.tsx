import type { ColumnDef } from '@tanstack/react-table';
import type { BotView, ImageVersionView } from '../../generated/api.gen.js';
import { RunLink } from '../../runs/run-link.js';
import { ShortId } from '../../ui/short-id.js';
import { StateBadge } from '../../ui/state-badge.js';
import { When } from '../../ui/when.js';
import { LifeLine } from './life-line.js';

export const botColumns = (imageName: (image: ImageVersionView | null) => string): ColumnDef<BotView>[] => [
  { header: 'Bot', cell: ({ row: { original: bot } }) => <ShortId id={bot.botId} /> },
  { header: 'State', cell: ({ row: { original: bot } }) => <StateBadge state={bot.status} /> },
  { header: 'Life line', cell: ({ row: { original: bot } }) => <LifeLine bot={bot} /> },
  {
    header: 'Run',
    cell: ({ row: { original: bot } }) => (bot.runId === null ? '–' : <RunLink runId={bot.runId} flowName={null} />),
  },
  { header: 'Runs done', meta: { align: 'right' }, cell: ({ row: { original: bot } }) => bot.runsDone },
  { header: 'Image', meta: { wide: true }, cell: ({ row: { original: bot } }) => imageName(bot.image) },
  {
    header: 'Came',
    meta: { wide: true },
    cell: ({ row: { original: bot } }) => <When time={bot.enrolledAt} relative />,
  },
  { header: 'Why it goes', meta: { wide: true }, cell: ({ row: { original: bot } }) => bot.leavingReason ?? '–' },
  {
    header: 'Agent',
    meta: { wide: true },
    cell: ({ row: { original: bot } }) =>
      [bot.agentVersion, bot.platform].filter((part) => part !== null).join(' · ') || '–',
  },
];
