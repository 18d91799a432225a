import { IconListDetails } from '@tabler/icons-react';
import { runs } from '../../api/endpoints.js';
import { usePages } from '../../api/use-pages.js';
import { runColumns } from '../../runs/run-columns.js';
import { Empty } from '../../ui/empty.js';
import { ListPanel } from '../../ui/list-panel.js';
import type { OfGroup } from './of-group.js';

const ENDED = 'succeeded,failed,cancelled,timedOut';
const columns = runColumns.filter(({ header }) => header !== 'Group' && header !== 'Actions');

/** S73. */
export function PastRunsPanel({ group }: OfGroup) {
  const answer = usePages(runs, { query: { groupId: group.groupId, status: ENDED, sort: '-queuedAt', limit: 100 } });
  return (
    <ListPanel
      answer={answer}
      title="Past runs"
      label="Past runs"
      columns={columns}
      rowKey={({ runId }) => runId}
      empty={
        <Empty icon={IconListDetails} title="No run has ended here yet">
          Runs that ended stand here, the latest first.
        </Empty>
      }
    />
  );
}
