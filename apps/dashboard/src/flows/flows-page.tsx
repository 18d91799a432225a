import { Group, Text } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import type { ColumnDef } from '@tanstack/react-table';
import { flows } from '../api/endpoints.js';
import { usePages } from '../api/use-answer.js';
import type { FlowSummaryView } from '../generated/api.gen.js';
import { StartRunButton } from '../runs/start/start-run-button.js';
import { DataTable } from '../ui/data-table.js';
import { Empty } from '../ui/empty.js';
import { useListOf } from '../ui/list-of.js';
import { Page } from '../ui/page.js';
import { Panel } from '../ui/panel.js';
import { Person } from '../ui/person.js';
import { PresentOnly } from '../ui/present-only.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { SearchField } from '../ui/search-field.js';
import { TextLink } from '../ui/text-link.js';
import { useRemembered } from '../ui/use-remembered.js';
import { When } from '../ui/when.js';
import { NewFlowButton } from './new-flow-button.js';

type Sort = 'name' | '-name' | 'createdAt' | '-createdAt' | 'publishedAt' | '-publishedAt';

const columns: ColumnDef<FlowSummaryView>[] = [
  {
    header: 'Name',
    meta: { sort: 'name' },
    cell: ({ row: { original: flow } }) => (
      <TextLink to="/environments/$environmentId/flows/$flowId" params={flow} fw={550}>
        {flow.name}
      </TextLink>
    ),
  },
  {
    header: 'Description',
    cell: ({
      row: {
        original: { description },
      },
    }) => (
      <Text fz="inherit" c="dimmed" truncate maw={360}>
        {description}
      </Text>
    ),
  },
  {
    header: 'Version',
    meta: { align: 'right' },
    cell: ({
      row: {
        original: { version },
      },
    }) => version,
  },
  {
    header: 'Published',
    meta: { wide: true, sort: 'publishedAt' },
    cell: ({
      row: {
        original: { publishedAt },
      },
    }) => <When time={publishedAt} />,
  },
  {
    header: 'Owner',
    meta: { wide: true },
    cell: ({
      row: {
        original: { ownerId },
      },
    }) => <Person id={ownerId} />,
  },
];

export function FlowsPage() {
  const [search, setSearch] = useRemembered('search');
  const [sort, setSort] = useRemembered('sort', 'name');
  const answer = usePages(flows, { query: { search, sort: sort as Sort, limit: 100 } });
  const list = useListOf(answer);
  return (
    <Page
      title="Flows"
      about="What bots execute: a command with its arguments, in versions."
      actions={
        <PresentOnly>
          <NewFlowButton />
          {list.rows.length > 0 && <StartRunButton />}
        </PresentOnly>
      }
    >
      <Group mb="sm">
        <SearchField label="Search by name" value={search} onChange={setSearch} />
      </Group>
      <ProblemAlert error={answer.error} />
      <Panel flush>
        <DataTable
          {...list}
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
      </Panel>
    </Page>
  );
}
