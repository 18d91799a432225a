import { Group } from '@mantine/core';
import { FlowChoice } from '../flows/flow-choice.js';
import { GroupChoice } from '../groups/group-choice.js';
import { Choice } from '../ui/choice.js';
import { Page } from '../ui/page.js';
import { PresentOnly } from '../ui/present-only.js';
import { SearchField } from '../ui/search-field.js';
import { labelOfState } from '../ui/state-badge.js';
import { useRemembered } from '../ui/use-remembered.js';
import { RunsList, type RunsSort } from './runs-list.js';
import { ended, living } from './run-states.js';
import { StartRunButton } from './start/start-run-button.js';

const states = [...living, ...ended].map((value) => ({ value, label: labelOfState(value) }));

/** All runs of the environment; the server filters and orders them, so that 100,000 are no more to the page than 100. */
export function RunsPage() {
  const [status, setStatus] = useRemembered('status');
  const [groupId, setGroupId] = useRemembered('groupId');
  const [flowId, setFlowId] = useRemembered('flowId');
  const [correlationId, setCorrelationId] = useRemembered('correlationId');
  const [sort, setSort] = useRemembered('sort', '-queuedAt');
  return (
    <Page
      title="Runs"
      actions={
        <PresentOnly>
          <StartRunButton />
        </PresentOnly>
      }
    >
      <Group mb="sm" gap="xs">
        <SearchField label="Correlation id" value={correlationId} onChange={setCorrelationId} />
        <Choice
          label="State"
          everything="Every state"
          value={status}
          options={states}
          onChange={setStatus}
          width={150}
        />
        <GroupChoice value={groupId} onChange={setGroupId} />
        <FlowChoice value={flowId} onChange={setFlowId} />
      </Group>
      <RunsList asked={{ sort: sort as RunsSort, status, groupId, flowId, correlationId }} onSort={setSort} />
    </Page>
  );
}
