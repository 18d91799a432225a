import { Group, SimpleGrid, Stack } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { run as runEndpoint } from '../api/endpoints.js';
import { useAnswer } from '../api/use-answer.js';
import { EventStory } from '../audit/event-story.js';
import { useEnvironmentId } from '../shell/environment.js';
import { LoadingRows } from '../ui/loading.js';
import { Page } from '../ui/page.js';
import { PresentOnly } from '../ui/present-only.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { StateBadge } from '../ui/state-badge.js';
import { CancelRunButton } from './cancel-run-button.js';
import { RunCourse } from './course/run-course.js';
import { RunEnding } from './run-ending.js';
import { RunFacts } from './run-facts.js';
import { RunLog } from './log/run-log.js';
import { RunPayloads } from './run-payloads.js';
import { RunWaiting } from './run-waiting.js';
import { StartRunButton } from './start/start-run-button.js';

/** One run: where it is, why it waits, what it prints, what it was given and left, and how it came to all that. */
export function RunPage() {
  const environmentId = useEnvironmentId();
  const { runId = '' } = useParams({ strict: false });
  const { data: run, error, isLoading, refetch } = useAnswer(runEndpoint, { path: { runId } });
  const trail = [{ label: 'Runs', to: `/environments/${environmentId}/runs` as '/' }];
  if (isLoading) return <LoadingRows rows={8} />;
  if (run === undefined)
    return (
      <Page title="Run" trail={trail}>
        <ProblemAlert error={error} again={() => void refetch()} />
      </Page>
    );
  return (
    <Page
      trail={trail}
      name={`Run of ${run.flowName ?? 'a flow'}`}
      title={
        <Group component="span" gap="sm">
          {run.flowName ?? 'Run'} <StateBadge state={run.status} />
        </Group>
      }
      actions={
        <PresentOnly>
          <CancelRunButton run={run} />
          <StartRunButton again={run} label="Run again" />
        </PresentOnly>
      }
    >
      <Stack>
        <RunWaiting run={run} />
        <RunEnding run={run} />
        <RunCourse run={run} />
        <RunFacts run={run} />
        <RunLog run={run} />
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <RunPayloads run={run} />
        </SimpleGrid>
        <EventStory query={{ runId }} />
      </Stack>
    </Page>
  );
}
