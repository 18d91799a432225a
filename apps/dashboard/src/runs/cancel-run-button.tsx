import { ActionIcon, Button, Text, Textarea } from '@mantine/core';
import { IconPlayerStop } from '@tabler/icons-react';
import { useState } from 'react';
import { useCommand } from '../api/use-command.js';
import type { CancelRunData, RunView } from '#protocol/generated/api.gen.js';
import { useIsPast } from '../time-travel/past.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { isCancellable } from './run-states.js';

type CancelRunButtonProps = {
  readonly run: { readonly runId: string; readonly status: string };
  readonly compact?: boolean;
};

/** P2: one that waits ends at once; one that runs is told to end, and ended by force after a while. */
export function CancelRunButton({ run, compact = false }: CancelRunButtonProps) {
  const isPast = useIsPast();
  const [asking, setAsking] = useState(false);
  if (isPast || !isCancellable(run.status)) return null;
  const ask = (): void => setAsking(true);
  return (
    <>
      {compact ? (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          onClick={ask}
          title="Cancel this run"
          aria-label={`Cancel run ${run.runId.slice(0, 8)}`}
        >
          <IconPlayerStop size={15} />
        </ActionIcon>
      ) : (
        <Button variant="default" leftSection={<IconPlayerStop size={15} />} onClick={ask}>
          Cancel run
        </Button>
      )}
      {asking && <AskWhether run={run} onClose={() => setAsking(false)} />}
    </>
  );
}

function AskWhether({ run, onClose }: Pick<CancelRunButtonProps, 'run'> & { readonly onClose: () => void }) {
  const [comment, setComment] = useState('');
  const cancel = useCommand<CancelRunData, RunView>('POST', '/api/v1/environments/{environmentId}/runs/{runId}/cancel');
  return (
    <ConfirmDialog
      title="Cancel this run?"
      confirm="Cancel the run"
      danger
      pending={cancel.isPending}
      error={cancel.error}
      onClose={onClose}
      onConfirm={() =>
        cancel.mutate({ path: { runId: run.runId }, body: comment === '' ? {} : { comment } }, { onSuccess: onClose })
      }
    >
      <Text fz="sm" mb="sm">
        {run.status === 'running'
          ? 'Its flow is told to end, and is ended by force where it does not within the grace time. What it has done already stays done.'
          : 'It has not started: it leaves the queue at once, and nothing of it is done.'}
      </Text>
      <Textarea
        label="Reason"
        description="Optional. Kept apart from the log, so that it can be erased."
        maxLength={2_000}
        value={comment}
        onChange={({ currentTarget }) => setComment(currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
