import { IconListDetails } from '@tabler/icons-react';
import { runs } from '../../api/endpoints.js';
import { usePages } from '../../api/use-pages.js';
import { runColumns } from '../../runs/run-columns.js';
import { ended } from '../../runs/run-states.js';
import type { RunsSort } from '../../runs/runs-list.js';
import { Choice } from '../../ui/choice.js';
import { Empty } from '../../ui/empty.js';
import { ListPanel } from '../../ui/list-panel.js';
import { labelOfState } from '../../ui/state-badge.js';
import { useRemembered } from '../../ui/use-remembered.js';
import type { OfGroup } from './of-group.js';

const columns = runColumns.filter(({ header }) => header !== 'Group' && header !== 'Actions');
const ends = ended.map((value) => ({ value, label: labelOfState(value) }));

/** S73. */
export function PastRunsPanel({ group }: OfGroup) {
  const [end, setEnd] = useRemembered('ended');
  const [sort, setSort] = useRemembered('sort', '-queuedAt');
  const answer = usePages(runs, {
    query: { groupId: group.groupId, status: end === '' ? ended.join() : end, sort: sort as RunsSort, limit: 100 },
  });
  return (
    <ListPanel
      answer={answer}
      title="Past runs"
      actions={
        <Choice label="Ended as" everything="Every end" value={end} options={ends} onChange={setEnd} width={150} />
      }
      label="Past runs"
      columns={columns}
      rowKey={({ runId }) => runId}
      sort={sort}
      onSort={setSort}
      empty={
        end === '' ? (
          <Empty icon={IconListDetails} title="No run has ended here yet">
            Runs that ended stand here, the latest first.
          </Empty>
        ) : (
          <Empty icon={IconListDetails} title="No run fits">
            Take the filter away to see more.
          </Empty>
        )
      }
    />
  );
}
