import { Group } from '@mantine/core';
import { IconListDetails } from '@tabler/icons-react';
import { flows, hostedGroups, runs } from '../api/endpoints.js';
import { useAnswer, usePages } from '../api/use-answer.js';
import type { ListRunsData } from '../generated/api.gen.js';
import { Choice } from '../ui/choice.js';
import { Empty } from '../ui/empty.js';
import { ListPanel } from '../ui/list-panel.js';
import { Page } from '../ui/page.js';
import { PresentOnly } from '../ui/present-only.js';
import { SearchField } from '../ui/search-field.js';
import { labelOfState } from '../ui/state-badge.js';
import { useRemembered } from '../ui/use-remembered.js';
import { runColumns } from './run-columns.js';
import { ended, living } from './run-states.js';
import { StartRunButton } from './start/start-run-button.js';

const states = [...living, ...ended].map((value) => ({ value, label: labelOfState(value) }));
type Sort = NonNullable<NonNullable<ListRunsData['query']>['sort']>;

/** All runs of the environment; the server filters and orders them, so that 100,000 are no more to the page than 100. */
export function RunsPage() {
  const [status, setStatus] = useRemembered('status');
  const [groupId, setGroupId] = useRemembered('groupId');
  const [flowId, setFlowId] = useRemembered('flowId');
  const [correlationId, setCorrelationId] = useRemembered('correlationId');
  const [sort, setSort] = useRemembered('sort', '-queuedAt');
  const { data: groups } = useAnswer(hostedGroups, { query: { limit: 200, sort: 'name' } });
  const { data: known } = useAnswer(flows, { query: { limit: 200, sort: 'name' } });
  const answer = usePages(runs, {
    query: { limit: 100, sort: sort as Sort, status, groupId, flowId, correlationId },
  });
  const filtered = [status, groupId, flowId, correlationId].some((filter) => filter !== '');
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
        <Choice
          label="Group"
          everything="Every group"
          value={groupId}
          options={groups?.items.map((group) => ({ value: group.groupId, label: group.name })) ?? []}
          onChange={setGroupId}
        />
        <Choice
          label="Flow"
          everything="Every flow"
          value={flowId}
          options={known?.items.map((flow) => ({ value: flow.flowId, label: flow.name })) ?? []}
          onChange={setFlowId}
        />
      </Group>
      <ListPanel
        answer={answer}
        label="Runs"
        columns={runColumns}
        rowKey={({ runId }) => runId}
        sort={sort}
        onSort={setSort}
        tall
        empty={
          <Empty icon={IconListDetails} title={filtered ? 'No run fits' : 'No runs yet'}>
            {filtered ? 'Take a filter away to see more.' : 'Start a flow on a machine group, and its run stands here.'}
          </Empty>
        }
      />
    </Page>
  );
}
