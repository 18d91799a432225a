import { Alert, Text } from '@mantine/core';
import { IconHourglass } from '@tabler/icons-react';
import { queue } from '../api/endpoints.js';
import { useAnswer } from '../api/use-answer.js';
import type { QueuedRunView, RunView } from '#protocol/generated/api.gen.js';
import { When } from '../ui/when.js';

const LOOK_MS = 10_000;

/** U3: why a run waits and until when, while it does. */
export const RunWaiting = ({ run }: { readonly run: RunView }) =>
  run.status === 'queued' || run.status === 'assigned' ? <Waiting run={run} /> : null;

function Waiting({ run: { runId, queueDeadline } }: { readonly run: RunView }) {
  const { data, error } = useAnswer(queue, { query: { runId }, everyMs: LOOK_MS });
  const entry = data?.items[0];
  return (
    <Alert
      color="blue"
      variant="light"
      icon={<IconHourglass size={18} />}
      title={entry?.place ? `Queued, place ${entry.place}` : 'Queued'}
    >
      <Text fz="sm">
        {entry !== undefined && <Why entry={entry} />}
        {data !== undefined && entry === undefined && 'It is about to start.'}
        {data === undefined &&
          (error === null ? 'Looking up why it waits …' : `Why it waits is unknown: ${error.message}`)}{' '}
        It times out <When time={queueDeadline} relative /> if it has not started by then.
      </Text>
    </Alert>
  );
}

const Why = ({ entry: { reason, estimate, estimatedStart } }: { readonly entry: QueuedRunView }) => (
  <>
    {reason.sentence}{' '}
    {estimatedStart !== null && (
      <>
        Expected to start <When time={estimatedStart} relative />.{' '}
      </>
    )}
    {estimate.sentence}
  </>
);
