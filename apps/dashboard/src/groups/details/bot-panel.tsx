import { CloseButton, Stack } from '@mantine/core';
import { bot as botEndpoint, runs } from '../../api/endpoints.js';
import { useAnswer } from '../../api/use-answer.js';
import type { BotView } from '#protocol/generated/api.gen.js';
import { imageNameOf, useImageNames } from '../../images/use-image-names.js';
import { runColumns } from '../../runs/run-columns.js';
import { DataTable } from '../../ui/data-table.js';
import { FactList } from '../../ui/fact-list.js';
import { LoadingRows } from '../../ui/loading.js';
import { Panel } from '../../ui/panel.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { ShortId } from '../../ui/short-id.js';
import { StateBadge } from '../../ui/state-badge.js';
import { When } from '../../ui/when.js';
import { whyItGoes } from '../bot-words.js';
import { LifeLine } from './life-line.js';
import { useKnownRuns } from './use-known-runs.js';

const RUNS_SHOWN = 20;
const shown = ['Run', 'State', 'Started', 'Duration', 'Ended', 'Code'];
const columns = runColumns.filter(({ header }) => shown.includes(String(header)));

type BotPanelProps = { readonly botId: string; readonly onClose: () => void };

/** One bot, also one that is gone: where it is in its life, and what it ran. */
export function BotPanel({ botId, onClose }: BotPanelProps) {
  const { data: bot, error, refetch } = useAnswer(botEndpoint, { path: { botId } });
  return (
    <Panel title={`Bot ${botId.slice(0, 8)}`} actions={<CloseButton aria-label="Close this bot" onClick={onClose} />}>
      {bot !== undefined && <AboutBot bot={bot} />}
      {bot === undefined &&
        (error === null ? <LoadingRows rows={3} /> : <ProblemAlert error={error} again={() => void refetch()} />)}
    </Panel>
  );
}

function AboutBot({ bot }: { readonly bot: BotView }) {
  const names = useImageNames();
  const knownOf = useKnownRuns(bot.groupId, [bot]);
  const query = { botId: bot.botId, sort: '-startedAt', limit: RUNS_SHOWN } as const;
  const { data, error, isLoading } = useAnswer(runs, { query });
  return (
    <Stack>
      <LifeLine bot={bot} known={knownOf(bot.botId)} />
      <FactList
        columns={4}
        facts={[
          ['State', <StateBadge key="state" state={bot.status} />],
          ['Bot', <ShortId key="bot" id={bot.botId} />],
          ['VM image', imageNameOf(names, bot.image)],
          ['Runs done', bot.runsDone],
          ['Asked for', <When key="asked" time={bot.requestedAt} />],
          ['Came', <When key="came" time={bot.enrolledAt} />],
          ['Gone', <When key="gone" time={bot.deletedAt} />],
          ['Why it goes', whyItGoes(bot.leavingReason)],
          ['Agent', [bot.agentVersion, bot.platform].filter((part) => part !== null).join(' · ') || '–'],
        ]}
      />
      <ProblemAlert error={error} />
      <DataTable
        label={`Latest runs of bot ${bot.botId.slice(0, 8)}`}
        columns={columns}
        rows={data?.items ?? []}
        rowKey={({ runId }) => runId}
        loading={isLoading}
        empty="It has run nothing yet."
      />
    </Stack>
  );
}
