import { Text } from '@mantine/core';
import type { ColumnDef } from '@tanstack/react-table';
import type { QueuedRunView } from '../../generated/api.gen.js';
import { CancelRunButton } from '../../runs/cancel-run-button.js';
import { RunLink } from '../../runs/run-link.js';
import { Person } from '../../ui/person.js';
import { StateBadge } from '../../ui/state-badge.js';
import { When } from '../../ui/when.js';

export const queueColumns: ColumnDef<QueuedRunView>[] = [
  {
    header: 'Place',
    meta: { align: 'right' },
    cell: ({ row: { original: run } }) => run.place ?? '–',
  },
  {
    header: 'Run',
    cell: ({ row: { original: run } }) => <RunLink runId={run.runId} flowName={run.flowName} />,
  },
  {
    header: 'Priority',
    meta: { wide: true },
    cell: ({ row: { original: run } }) => <StateBadge state={run.priority} />,
  },
  {
    header: 'Why it waits',
    cell: ({ row: { original: run } }) => (
      <Text fz="inherit" lh={1.35}>
        {run.reason.sentence}{' '}
        <Text span inherit c="dimmed">
          {run.estimate.sentence}
        </Text>
      </Text>
    ),
  },
  {
    header: 'Expected start',
    meta: { wide: true },
    cell: ({ row: { original: run } }) => <When time={run.estimatedStart} relative />,
  },
  {
    header: 'Queued',
    meta: { wide: true },
    cell: ({ row: { original: run } }) => <When time={run.queuedAt} relative />,
  },
  {
    header: 'Deadline',
    cell: ({ row: { original: run } }) => <When time={run.queueDeadline} relative />,
  },
  {
    header: 'Caller',
    meta: { wide: true },
    cell: ({ row: { original: run } }) => <Person id={run.callerId} />,
  },
  {
    id: 'actions',
    header: 'Actions',
    cell: ({ row: { original: run } }) => <CancelRunButton run={run} compact />,
  },
];
