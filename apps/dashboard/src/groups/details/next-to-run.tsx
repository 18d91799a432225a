import { Alert, Group, Text } from '@mantine/core';
import { IconPlayerTrackNext } from '@tabler/icons-react';
import type { QueuedRunView } from '#protocol/generated/api.gen.js';
import { TextLink } from '../../ui/text-link.js';
import { When } from '../../ui/when.js';
import { useEnvironmentId } from '../../shell/environment.js';

/** The run at the head of the queue, and what it still waits for. */
export function NextToRun({ run }: { readonly run: QueuedRunView }) {
  const environmentId = useEnvironmentId();
  return (
    <Alert
      variant="light"
      color="blue"
      icon={<IconPlayerTrackNext size={18} />}
      title="Next to run"
      className="next-to-run"
    >
      <Group gap={6}>
        <TextLink
          to="/environments/$environmentId/runs/$runId"
          params={{ environmentId, runId: run.runId }}
          fw={550}
          fz="sm"
        >
          {run.flowName ?? 'A run'}
        </TextLink>
        <Text fz="sm">{run.reason.sentence}</Text>
        <Text fz="sm" c="dimmed">
          {run.estimatedStart !== null && (
            <>
              Expected to start <When time={run.estimatedStart} relative />.{' '}
            </>
          )}
          {run.estimate.sentence}
        </Text>
      </Group>
    </Alert>
  );
}
