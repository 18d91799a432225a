import { Group, Text } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import { flows } from '../api/endpoints.js';
import { usePages } from '../api/use-pages.js';
import type { FlowSummaryView } from '#protocol/generated/api.gen.js';
import { StartRunButton } from '../runs/start/start-run-button.js';
import { CellLink } from '../ui/cell-link.js';
import { Empty } from '../ui/empty.js';
import { ListPanel } from '../ui/list-panel.js';
import { Page } from '../ui/page.js';
import { Person } from '../ui/person.js';
import { PresentOnly } from '../ui/present-only.js';
import { SearchField } from '../ui/search-field.js';
import { useRemembered } from '../ui/use-remembered.js';
import { When } from '../ui/when.js';
import { NewFlowButton } from './new-flow-button.js';
import { columnOf } from '../ui/column.js';

const column = columnOf<FlowSummaryView>();

type Sort = 'name' | '-name' | 'createdAt' | '-createdAt' | 'publishedAt' | '-publishedAt';

const columns = [
  column(
    'Name',
    (flow) => (
      <CellLink to={`/flows/${flow.flowId}`} strong>
        {flow.name}
      </CellLink>
    ),
    { sort: 'name' },
  ),
  column(
    'Description',
    ({ description }) => (
      <Text fz="inherit" c="dimmed" truncate maw={360}>
        {description}
      </Text>
    ),
    { wide: true },
  ),
  column('Version', ({ version }) => version, { align: 'right' }),
  column('Published', ({ publishedAt }) => <When time={publishedAt} />, { wide: true, sort: 'publishedAt' }),
  column('Owner', ({ ownerId }) => <Person id={ownerId} />, { wide: true }),
];

export function FlowsPage() {
  const [search, setSearch] = useRemembered('search');
  const [sort, setSort] = useRemembered('sort', 'name');
  const answer = usePages(flows, { query: { search, sort: sort as Sort, limit: 100 } });
  return (
    <Page
      title="Flows"
      about="What bots execute: a command with its arguments, in versions."
      actions={
        <PresentOnly>
          <NewFlowButton />
          {(answer.data?.pages[0]?.items.length ?? 0) > 0 && <StartRunButton />}
        </PresentOnly>
      }
    >
      <Group mb="sm">
        <SearchField label="Search by name" value={search} onChange={setSearch} />
      </Group>
      <ListPanel
        answer={answer}
        label="Flows"
        columns={columns}
        rowKey={({ flowId }) => flowId}
        sort={sort}
        onSort={setSort}
        empty={
          <Empty icon={IconRoute} title={search === '' ? 'No flows yet' : 'No flow fits'}>
            {search === ''
              ? 'Define one: the program that a bot runs, and what it may be given.'
              : 'Search for another part of the name.'}
          </Empty>
        }
      />
    </Page>
  );
}
