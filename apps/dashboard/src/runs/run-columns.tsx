import type { ColumnDef } from '@tanstack/react-table';
import type { RunView } from '../generated/api.gen.js';
import { ShortId } from '../ui/short-id.js';
import { StateBadge } from '../ui/state-badge.js';
import { TextLink } from '../ui/text-link.js';
import { When } from '../ui/when.js';
import { CancelRunButton } from './cancel-run-button.js';
import { RunLink } from './run-link.js';
import { RunTime } from './run-time.js';

export const runColumns: ColumnDef<RunView>[] = [
  { header: 'Run', cell: ({ row: { original: run } }) => <RunLink runId={run.runId} flowName={run.flowName} /> },
  { header: 'State', cell: ({ row: { original: run } }) => <StateBadge state={run.status} /> },
  {
    header: 'Group',
    meta: { wide: true },
    cell: ({ row: { original: run } }) => (
      <TextLink to="/environments/$environmentId/groups/$groupId" params={run}>
        {run.groupName ?? run.groupId.slice(0, 8)}
      </TextLink>
    ),
  },
  { header: 'Queued', meta: { sort: 'queuedAt' }, cell: ({ row: { original: run } }) => <When time={run.queuedAt} /> },
  {
    header: 'Started',
    meta: { wide: true, sort: 'startedAt' },
    cell: ({ row: { original: run } }) => <When time={run.startedAt} />,
  },
  {
    header: 'Waited',
    meta: { wide: true, align: 'right' },
    cell: ({ row: { original: run } }) => <RunTime of="waiting" run={run} />,
  },
  {
    header: 'Duration',
    meta: { align: 'right', wide: true },
    cell: ({ row: { original: run } }) => <RunTime of="running" run={run} />,
  },
  {
    header: 'Ended',
    meta: { wide: true, sort: 'endedAt' },
    cell: ({ row: { original: run } }) => <When time={run.endedAt} />,
  },
  {
    header: 'Code',
    meta: { wide: true },
    cell: ({ row: { original: run } }) => (run.code === null ? '–' : <code>{run.code}</code>),
  },
  { header: 'Bot', meta: { wide: true }, cell: ({ row: { original: run } }) => <ShortId id={run.botId} /> },
  { id: 'actions', header: 'Actions', cell: ({ row: { original: run } }) => <CancelRunButton run={run} compact /> },
];
