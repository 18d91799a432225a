import type { ColumnDef } from '@tanstack/react-table';
import type { BotView, ImageVersionView } from '#protocol/generated/api.gen.js';
import { RunLink } from '../../runs/run-link.js';
import { OnPhone } from '../../ui/on-phone.js';
import { StateBadge } from '../../ui/state-badge.js';
import { When } from '../../ui/when.js';
import { whyItGoes } from '../bot-words.js';
import { BotLink } from './bot-link.js';
import { LifeLine } from './life-line.js';
import type { KnownRuns } from './life-stretches.js';
import { columnOf } from '../../ui/column.js';

const column = columnOf<BotView>();

export const botColumns = (
  imageName: (image: ImageVersionView | null) => string,
  runsOf: (botId: string) => KnownRuns,
  amongGone: boolean,
): ColumnDef<BotView>[] => [
  column('Bot', (bot) => (
    <>
      <BotLink botId={bot.botId} groupId={bot.groupId} amongGone={amongGone} />
      <OnPhone>
        {imageName(bot.image)}
        {bot.enrolledAt !== null && (
          <div>
            Came <When time={bot.enrolledAt} relative />
          </div>
        )}
      </OnPhone>
    </>
  )),
  column('State', (bot) => (
    <>
      <StateBadge state={bot.status} />
      <OnPhone>
        {bot.runId !== null && <RunLink runId={bot.runId} flowName={null} />}
        {bot.leavingReason !== null && whyItGoes(bot.leavingReason)}
      </OnPhone>
    </>
  )),
  column('Life line', (bot) => <LifeLine bot={bot} known={runsOf(bot.botId)} />),
  column('Run', (bot) => (bot.runId === null ? '–' : <RunLink runId={bot.runId} flowName={null} />), {
    wide: true,
  }),
  column('Runs done', (bot) => bot.runsDone, { align: 'right', wide: true }),
  column('Image', (bot) => imageName(bot.image), { wide: true, whole: true }),
  column('Came', (bot) => <When time={bot.enrolledAt} relative />, { wide: true }),
  column('Why it goes', (bot) => whyItGoes(bot.leavingReason), { wide: true }),
  column('Agent', (bot) => [bot.agentVersion, bot.platform].filter((part) => part !== null).join(' · ') || '–', {
    widest: true,
    whole: true,
  }),
];
