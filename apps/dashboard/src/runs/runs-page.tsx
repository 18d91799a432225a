import { Group } from '@mantine/core';
import { useMemo } from 'react';
import { flows, hostedGroups } from '../api/endpoints.js';
import { useAnswer } from '../api/use-answer.js';
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
  const { data: groups } = useAnswer(hostedGroups, { query: { limit: 200, sort: 'name' } });
  const { data: known } = useAnswer(flows, { query: { limit: 200, sort: 'name' } });
  const ofGroups = useMemo(
    () => groups?.items.map(({ groupId: value, name: label }) => ({ value, label })) ?? [],
    [groups],
  );
  const ofFlows = useMemo(
    () => known?.items.map(({ flowId: value, name: label }) => ({ value, label })) ?? [],
    [known],
  );
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
        <Choice label="Group" everything="Every group" value={groupId} options={ofGroups} onChange={setGroupId} />
        <Choice label="Flow" everything="Every flow" value={flowId} options={ofFlows} onChange={setFlowId} />
      </Group>
      <RunsList asked={{ sort: sort as RunsSort, status, groupId, flowId, correlationId }} onSort={setSort} />
    </Page>
  );
}
