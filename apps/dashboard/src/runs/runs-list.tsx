import { IconListDetails } from '@tabler/icons-react';
import { runs } from '../api/endpoints.js';
import { usePages } from '../api/use-pages.js';
import type { ListRunsData } from '#protocol/generated/api.gen.js';
import { Empty } from '../ui/empty.js';
import { ListPanel } from '../ui/list-panel.js';
import { runColumns } from './run-columns.js';

type Query = NonNullable<ListRunsData['query']>;
export type RunsSort = NonNullable<Query['sort']>;

type RunsListProps = {
  readonly asked: { readonly sort: RunsSort } & Pick<Query, 'status' | 'groupId' | 'flowId' | 'correlationId'>;
  readonly onSort: (sort: string) => void;
};

/** The runs that fit. Apart from the page, whose filters need not be drawn anew with every part of the list that comes. */
export function RunsList({ asked, onSort }: RunsListProps) {
  const answer = usePages(runs, { query: { ...asked, limit: 100 } });
  const { sort, ...filters } = asked;
  const filtered = Object.values(filters).some((filter) => filter !== '');
  return (
    <ListPanel
      answer={answer}
      label="Runs"
      columns={runColumns}
      rowKey={({ runId }) => runId}
      sort={sort}
      onSort={onSort}
      tall
      empty={
        <Empty icon={IconListDetails} title={filtered ? 'No run fits' : 'No runs yet'}>
          {filtered ? 'Take a filter away to see more.' : 'Start a flow on a machine group, and its run stands here.'}
        </Empty>
      }
    />
  );
}
