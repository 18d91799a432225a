import { Stack } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { flow as flowEndpoint, runs } from '../api/endpoints.js';
import { useAnswer } from '../api/use-answer.js';
import { runColumns } from '../runs/run-columns.js';
import { StartRunButton } from '../runs/start/start-run-button.js';
import { useEnvironmentId } from '../shell/environment.js';
import { DataTable } from '../ui/data-table.js';
import { Empty } from '../ui/empty.js';
import { LoadingRows } from '../ui/loading.js';
import { Page } from '../ui/page.js';
import { Panel } from '../ui/panel.js';
import { PresentOnly } from '../ui/present-only.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { IconListDetails } from '@tabler/icons-react';
import { FlowDefinition } from './flow-definition.js';
import { FlowVersions } from './flow-versions.js';

const columns = runColumns.filter(({ header }) => header !== 'Actions');

export function FlowPage() {
  const environmentId = useEnvironmentId();
  const { flowId = '' } = useParams({ strict: false });
  const { data: flow, error, isLoading, refetch } = useAnswer(flowEndpoint, { path: { flowId } });
  const latest = useAnswer(runs, { query: { flowId, sort: '-queuedAt', limit: 20 } });
  const trail = [{ label: 'Flows', to: `/environments/${environmentId}/flows` as '/' }];
  if (isLoading) return <LoadingRows rows={8} />;
  if (flow === undefined)
    return (
      <Page title="Flow" trail={trail}>
        <ProblemAlert error={error} again={() => void refetch()} />
      </Page>
    );
  return (
    <Page
      title={flow.name}
      trail={trail}
      about={flow.description}
      actions={
        <PresentOnly>
          <StartRunButton flowId={flowId} />
        </PresentOnly>
      }
    >
      <Stack>
        <FlowDefinition key={flow.flowId} flow={flow} />
        <FlowVersions flowId={flowId} latest={flow.version} />
        <ProblemAlert error={latest.error} again={() => void latest.refetch()} />
        <Panel flush title="Latest runs">
          <DataTable
            label="Latest runs"
            columns={columns}
            rows={latest.data?.items ?? []}
            rowKey={({ runId }) => runId}
            loading={latest.isLoading}
            empty={latest.error === null && <Empty icon={IconListDetails} title="It has not run yet" />}
          />
        </Panel>
      </Stack>
    </Page>
  );
}
