import { Group } from '@mantine/core';
import { connections, hostedGroups } from '../api/endpoints.js';
import { useAnswer } from '../api/use-answer.js';
import { usePages } from '../api/use-pages.js';
import { Page } from '../ui/page.js';
import { PresentOnly } from '../ui/present-only.js';
import { SearchField } from '../ui/search-field.js';
import { useRemembered } from '../ui/use-remembered.js';
import { ConnectionsList } from './connections-list.js';
import { NewConnectionButton } from './new-connection-button.js';

type Sort = 'name' | '-name' | 'createdAt' | '-createdAt';

export function ConnectionsPage() {
  const [search, setSearch] = useRemembered('search');
  const [sort, setSort] = useRemembered('sort', 'name');
  const { data: groups } = useAnswer(hostedGroups, { query: { limit: 200, status: 'active,deleting' } });
  const answer = usePages(connections, { query: { search, status: 'active', sort: sort as Sort, limit: 100 } });
  const names = new Map(groups?.items.map(({ groupId, name }) => [groupId, name]));
  return (
    <Page
      title="Connections"
      about="By which account flows run on a machine group: directly to its bots."
      actions={
        <PresentOnly>
          <NewConnectionButton />
        </PresentOnly>
      }
    >
      <Group mb="sm">
        <SearchField label="Search by name" value={search} onChange={setSearch} />
      </Group>
      <ConnectionsList answer={answer} groupNames={names} filtered={search !== ''} sort={sort} onSort={setSort} />
    </Page>
  );
}
