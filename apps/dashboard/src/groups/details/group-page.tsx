import { Alert, Stack } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { hostedGroup } from '../../api/endpoints.js';
import { useAnswer } from '../../api/use-answer.js';
import { useEnvironmentId } from '../../shell/environment.js';
import { LoadingRows } from '../../ui/loading.js';
import { Page } from '../../ui/page.js';
import { PageTabs } from '../../ui/page-tabs.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { StateBadge } from '../../ui/state-badge.js';
import { stateOfGroup } from '../group-words.js';
import { BotsPanel } from './bots-panel.js';
import { ConnectionsPanel } from './connections-panel.js';
import { DecisionsPanel } from './decisions-panel.js';
import { ErrorsPanel } from './errors-panel.js';
import { GroupActions } from './group-actions.js';
import { GroupCharts } from './group-charts.js';
import { GroupSummary } from './group-summary.js';
import { ImageProgress } from './image-progress.js';
import { PastRunsPanel } from './past-runs-panel.js';
import { QueuePanel } from './queue-panel.js';
import { SettingsPanel } from './settings-panel.js';
import { StoryPanel } from './story-panel.js';

const panels = {
  queue: QueuePanel,
  bots: BotsPanel,
  runs: PastRunsPanel,
  charts: GroupCharts,
  decisions: DecisionsPanel,
  errors: ErrorsPanel,
  connections: ConnectionsPanel,
  settings: SettingsPanel,
  story: StoryPanel,
} as const;

/** One hosted machine group: all that S70 to S78 ask for, live. */
export function GroupPage() {
  const environmentId = useEnvironmentId();
  const { groupId = '' } = useParams({ strict: false });
  const { data: group, error, isLoading, refetch } = useAnswer(hostedGroup, { path: { groupId } });
  const trail = [{ label: 'Machine groups', to: `/environments/${environmentId}/machines/groups` as '/' }];
  if (isLoading) return <LoadingRows rows={8} />;
  if (group === undefined)
    return (
      <Page title="Machine group" trail={trail}>
        <ProblemAlert error={error} again={() => void refetch()} />
      </Page>
    );
  return (
    <Page
      name={group.name}
      trail={trail}
      title={
        <>
          {group.name} {group.status !== 'active' && <StateBadge state={stateOfGroup(group)} />}
        </>
      }
      about={group.description === '' ? undefined : group.description}
      actions={<GroupActions group={group} />}
    >
      <Stack gap="md">
        {group.status === 'deleting' && (
          <Alert color="orange" variant="light" title="Being deleted">
            Its waiting runs were cancelled. Running ones finish, then its bots go, then it is deleted.
          </Alert>
        )}
        {group.status === 'deleted' && (
          <Alert
            color="gray"
            variant="light"
            title={group.deletionReason === 'inactivity' ? 'Deleted for inactivity' : 'Deleted'}
          >
            It takes no runs. Restore it, and its connections work again.
          </Alert>
        )}
        <ImageProgress group={group} />
        <GroupSummary group={group} />
        <PageTabs
          label="About this group"
          tabs={[
            { value: 'queue', label: 'Run queue' },
            { value: 'bots', label: 'Bots' },
            { value: 'runs', label: 'Past runs' },
            { value: 'charts', label: 'Charts' },
            { value: 'decisions', label: 'Scaling decisions' },
            { value: 'errors', label: 'Provisioning errors' },
            { value: 'connections', label: 'Connections' },
            { value: 'settings', label: 'Settings' },
            { value: 'story', label: 'Story' },
          ]}
        >
          {(shown) => {
            const Shown = panels[shown];
            return <Shown group={group} />;
          }}
        </PageTabs>
      </Stack>
    </Page>
  );
}
