import type { ColumnDef } from '@tanstack/react-table';
import type { RunView } from '#protocol/generated/api.gen.js';
import { BotLink } from '../groups/details/bot-link.js';
import { CellLink } from '../ui/cell-link.js';
import { columnOf } from '../ui/column.js';
import { StateBadge } from '../ui/state-badge.js';
import { When } from '../ui/when.js';
import { CancelRunButton } from './cancel-run-button.js';
import { RunLink } from './run-link.js';
import { isCancellable } from './run-states.js';
import { RunTime } from './run-time.js';

const column = columnOf<RunView>();

/** Their widths leave room for a flow's name on a laptop. */
export const runColumns: ColumnDef<RunView>[] = [
  column('Run', (run) => <RunLink runId={run.runId} flowName={run.flowName} />),
  column('State', (run) => <StateBadge state={run.status} />, { widthPx: 100 }),
  column(
    'Group',
    (run) => <CellLink to={`/groups/${run.groupId}`}>{run.groupName ?? run.groupId.slice(0, 8)}</CellLink>,
    { wide: true, widthPx: 112 },
  ),
  column('Queued', (run) => <When time={run.queuedAt} brief />, { sort: 'queuedAt', widthPx: 106 }),
  column('Started', (run) => <When time={run.startedAt} brief />, { wide: true, sort: 'startedAt', widthPx: 106 }),
  column('Waited', (run) => <RunTime of="waiting" run={run} />, { widest: true, align: 'right', widthPx: 86 }),
  column('Duration', (run) => <RunTime of="running" run={run} />, { wide: true, align: 'right', widthPx: 86 }),
  column('Ended', (run) => <When time={run.endedAt} brief />, { wide: true, sort: 'endedAt', widthPx: 106 }),
  column('Code', (run) => (run.code === null ? '–' : <code>{run.code}</code>), { wide: true, widthPx: 162 }),
  column('Bot', (run) => <BotLink botId={run.botId} groupId={run.groupId} />, { widest: true, widthPx: 80 }),
  column('Actions', (run) => isCancellable(run.status) && <CancelRunButton run={run} compact />, {
    unnamed: true,
    widthPx: 44,
  }),
];
