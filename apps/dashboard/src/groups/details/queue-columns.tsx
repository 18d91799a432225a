import { Text } from '@mantine/core';
import type { ColumnDef } from '@tanstack/react-table';
import type { QueuedRunView } from '#protocol/generated/api.gen.js';
import { CancelRunButton } from '../../runs/cancel-run-button.js';
import { RunLink } from '../../runs/run-link.js';
import { Person } from '../../ui/person.js';
import { StateBadge } from '../../ui/state-badge.js';
import { When } from '../../ui/when.js';
import { columnOf } from '../../ui/column.js';

const column = columnOf<QueuedRunView>();

export const queueColumns: ColumnDef<QueuedRunView>[] = [
  column('Place', (run) => run.place ?? '–', { align: 'right' }),
  column('Run', (run) => <RunLink runId={run.runId} flowName={run.flowName} />),
  column('Priority', (run) => <StateBadge state={run.priority} />, { wide: true }),
  column('Why it waits', (run) => (
    <Text fz="inherit" lh={1.35}>
      {run.reason.sentence}{' '}
      <Text span inherit c="dimmed">
        {run.estimate.sentence}
      </Text>
    </Text>
  )),
  column('Expected start', (run) => <When time={run.estimatedStart} relative />, { wide: true }),
  column('Queued', (run) => <When time={run.queuedAt} relative />, { widest: true }),
  column('Deadline', (run) => <When time={run.queueDeadline} relative />),
  column('Caller', (run) => <Person id={run.callerId} />, { wide: true }),
  column('Actions', (run) => <CancelRunButton run={run} compact />, { unnamed: true }),
];
