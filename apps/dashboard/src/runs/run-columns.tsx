import type { ColumnDef } from '@tanstack/react-table';
import type { RunView } from '../generated/api.gen.js';
import { ShortId } from '../ui/short-id.js';
import { StateBadge } from '../ui/state-badge.js';
import { TextLink } from '../ui/text-link.js';
import { When } from '../ui/when.js';
import { CancelRunButton } from './cancel-run-button.js';
import { RunLink } from './run-link.js';
import { RunTime } from './run-time.js';
import { columnOf } from '../ui/column.js';

const column = columnOf<RunView>();

export const runColumns: ColumnDef<RunView>[] = [
  column('Run', (run) => <RunLink runId={run.runId} flowName={run.flowName} />),
  column('State', (run) => <StateBadge state={run.status} />),
  column(
    'Group',
    (run) => (
      <TextLink to="/environments/$environmentId/groups/$groupId" params={run}>
        {run.groupName ?? run.groupId.slice(0, 8)}
      </TextLink>
    ),
    { wide: true },
  ),
  column('Queued', (run) => <When time={run.queuedAt} />, { sort: 'queuedAt' }),
  column('Started', (run) => <When time={run.startedAt} />, { wide: true }),
  column('Waited', (run) => <RunTime of="waiting" run={run} />, { wide: true, align: 'right' }),
  column('Duration', (run) => <RunTime of="running" run={run} />, { align: 'right', wide: true }),
  column('Ended', (run) => <When time={run.endedAt} />, { wide: true }),
  column('Code', (run) => (run.code === null ? '–' : <code>{run.code}</code>), { wide: true }),
  column('Bot', (run) => <ShortId id={run.botId} />, { wide: true }),
  column('Actions', (run) => <CancelRunButton run={run} compact />),
];
