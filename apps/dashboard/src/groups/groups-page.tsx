import { Group } from '@mantine/core';
import { IconServer2 } from '@tabler/icons-react';
import { environment, hostedGroups } from '../api/endpoints.js';
import { useAnswer } from '../api/use-answer.js';
import { usePages } from '../api/use-pages.js';
import type { EnvironmentView } from '#protocol/generated/api.gen.js';
import { MachinesPage } from '../machines/machines-page.js';
import { useEnvironmentId } from '../shell/environment.js';
import { Choice } from '../ui/choice.js';
import { Empty } from '../ui/empty.js';
import { LinkButton } from '../ui/link-button.js';
import { ListPanel } from '../ui/list-panel.js';
import { PresentOnly } from '../ui/present-only.js';
import { SearchField } from '../ui/search-field.js';
import { useRemembered } from '../ui/use-remembered.js';
import { groupColumns } from './group-columns.js';
import { accessLabels } from './group-words.js';

const states = [
  { value: 'active', label: 'Active' },
  { value: 'deleting', label: 'Being deleted' },
  { value: 'deleted', label: 'Deleted' },
];
const accesses = Object.entries(accessLabels).map(([value, label]) => ({ value, label }));
type Sort = 'name' | '-name';

/** Monitor > Machines > Machine groups (S67 to S69). */
export function GroupsPage() {
  const [search, setSearch] = useRemembered('search');
  const [status, setStatus] = useRemembered('status');
  const [access, setAccess] = useRemembered('access');
  const [sort, setSort] = useRemembered('sort', 'name');
  const answer = usePages(hostedGroups, {
    query: { limit: 100, sort: sort as Sort, search, status, access },
  });
  const { data: limits } = useAnswer(environment);
  const filtered = search !== '' || status !== '' || access !== '';
  return (
    <MachinesPage
      shown="groups"
      about={
        limits &&
        `${limits.activeGroups} of at most ${maximumGroups(limits.policies)} hosted machine groups in this environment.`
      }
    >
      <Group mb="sm" gap="xs">
        <SearchField label="Search by name" value={search} onChange={setSearch} />
        <Choice
          label="State"
          everything="Every state"
          value={status}
          options={states}
          onChange={setStatus}
          width={150}
        />
        <Choice
          label="Runs as"
          everything="Every account"
          value={access}
          options={accesses}
          onChange={setAccess}
          width={200}
        />
      </Group>
      <ListPanel
        answer={answer}
        label="Machine groups"
        columns={groupColumns}
        rowKey={({ groupId }) => groupId}
        sort={sort}
        onSort={setSort}
        tall
        empty={filtered ? <NothingFound /> : <NoGroups />}
      />
    </MachinesPage>
  );
}

const maximumGroups = (policies: EnvironmentView['policies']): string =>
  String(policies['maximumHostedGroups']?.value ?? 10);

const NothingFound = () => (
  <Empty icon={IconServer2} title="No group fits">
    Search for another part of the name, or take filters away.
  </Empty>
);

function NoGroups() {
  const environmentId = useEnvironmentId();
  return (
    <Empty
      icon={IconServer2}
      title="No machine groups yet"
      action={
        <PresentOnly>
          <LinkButton to="/environments/$environmentId/welcome" params={{ environmentId }}>
            Take the first steps
          </LinkButton>
        </PresentOnly>
      }
    >
      A hosted machine group makes its own machines, as many as its queue needs, and takes them away again.
    </Empty>
  );
}
