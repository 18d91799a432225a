import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { runs } from '../api/endpoints.js';
import { useAnswer } from '../api/use-answer.js';
import { useCommand } from '../api/use-command.js';
import type { ConnectionView, DeleteConnectionData } from '#protocol/generated/api.gen.js';
import { count } from '../groups/group-words.js';
import { useIsPast } from '../time-travel/past.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';

type OfConnection = { readonly connection: ConnectionView };

export function DeleteConnectionButton({ connection }: OfConnection) {
  const isPast = useIsPast();
  const [asking, setAsking] = useState(false);
  if (isPast || connection.status !== 'active') return null;
  return (
    <>
      <Tooltip label="Delete this connection">
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={`Delete connection ${connection.name}`}
          onClick={() => setAsking(true)}
        >
          <IconTrash size={15} />
        </ActionIcon>
      </Tooltip>
      {asking && <Ask connection={connection} onClose={() => setAsking(false)} />}
    </>
  );
}

function Ask({ connection, onClose }: OfConnection & { readonly onClose: () => void }) {
  const { connectionId, name } = connection;
  const { data } = useAnswer(runs, { query: { connectionId, status: 'queued', limit: 1, count: true } });
  const waiting = data?.total ?? 0;
  const remove = useCommand<DeleteConnectionData>(
    'DELETE',
    '/api/v1/environments/{environmentId}/connections/{connectionId}',
  );
  return (
    <ConfirmDialog
      title={`Delete ${name}?`}
      confirm="Delete"
      danger
      pending={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onConfirm={() => remove.mutate({ path: { connectionId } }, { onSuccess: onClose })}
    >
      <Text fz="sm">
        {waiting > 0
          ? `This cancels ${count(waiting, 'run that waits', 'runs that wait')} by it; running ones finish.`
          : 'No run waits by it; running ones finish.'}{' '}
        {connection.kind === 'account' && 'Its credential is erased.'}
      </Text>
    </ConfirmDialog>
  );
}
