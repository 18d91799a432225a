import { Alert, Text } from '@mantine/core';
import { IconHourglass } from '@tabler/icons-react';
import { queue } from '../api/endpoints.js';
import { useAnswer } from '../api/use-answer.js';
import type { RunView } from '#protocol/generated/api.gen.js';
import { When } from '../ui/when.js';

const LOOK_MS = 10_000;

/** U3: why a run waits and until when, while it does. */
export function RunWaiting({ run }: { readonly run: RunView }) {
  const waits = run.status === 'queued' || run.status === 'assigned';
  const { data } = useAnswer(queue, { query: { groupId: run.groupId, limit: 200 }, enabled: waits, everyMs: LOOK_MS });
  if (!waits) return null;
  const entry = data?.items.find(({ runId }) => runId === run.runId);
  return (
    <Alert
      color="blue"
      variant="light"
      icon={<IconHourglass size={18} />}
      title={entry?.place ? `Queued, place ${entry.place}` : 'Queued'}
    >
      <Text fz="sm">
        {entry?.reason.sentence ?? 'It waits behind many other runs of its group.'}
        {entry?.estimatedStart && (
          <>
            {' '}
            Expected to start <When time={entry.estimatedStart} relative />.
          </>
        )}{' '}
        {entry?.estimate.sentence} It times out <When time={run.queueDeadline} relative /> if it has not started by
        then.
      </Text>
    </Alert>
  );
}
