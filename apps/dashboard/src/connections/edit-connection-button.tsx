import { ActionIcon, Stack, Text, TextInput, Tooltip } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { problemOf } from '../api/api-problem.js';
import { hostedGroup } from '../api/endpoints.js';
import { useAnswer } from '../api/use-answer.js';
import { useCommand } from '../api/use-command.js';
import type { ConnectionView, EditConnectionData } from '#protocol/generated/api.gen.js';
import { useIsPast } from '../time-travel/past.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { AccountFields } from './account-fields.js';
import { changeOf, type ConnectionForm } from './connection-change.js';

type OfConnection = { readonly connection: ConnectionView };

export function EditConnectionButton({ connection }: OfConnection) {
  const isPast = useIsPast();
  const [opened, setOpened] = useState(false);
  if (isPast || connection.status !== 'active') return null;
  return (
    <>
      <Tooltip label="Edit this connection">
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={`Edit connection ${connection.name}`}
          onClick={() => setOpened(true)}
        >
          <IconPencil size={15} />
        </ActionIcon>
      </Tooltip>
      {opened && <EditConnectionDialog connection={connection} onClose={() => setOpened(false)} />}
    </>
  );
}

/** Another name, or another password, without cancelling what waits by it. */
function EditConnectionDialog({ connection: now, onClose }: OfConnection & { readonly onClose: () => void }) {
  // What somebody else changes meanwhile is not changed back.
  const [connection] = useState(now);
  const { connectionId, groupId, kind } = connection;
  const [form, setForm] = useState<ConnectionForm>({ name: connection.name, username: '', password: '' });
  const { data: group } = useAnswer(hostedGroup, { path: { groupId } });
  const edit = useCommand<EditConnectionData, ConnectionView>(
    'PATCH',
    '/api/v1/environments/{environmentId}/connections/{connectionId}',
  );
  const change = (part: Partial<ConnectionForm>): void => setForm((was) => ({ ...was, ...part }));
  const body = changeOf(connection, form);
  return (
    <ConfirmDialog
      title="Edit connection"
      confirm="Save"
      blocked={body === undefined}
      pending={edit.isPending}
      error={edit.error}
      onClose={onClose}
      onConfirm={() => body && edit.mutate({ path: { connectionId }, body }, { onSuccess: onClose })}
    >
      <Stack>
        <TextInput
          label="Name"
          required
          data-autofocus
          maxLength={100}
          value={form.name}
          error={problemOf(edit.error, 'name')}
          onChange={({ currentTarget }) => change({ name: currentTarget.value })}
        />
        {kind === 'account' && (
          <>
            <Text fz="sm">
              Leave user name and password empty to keep them. With others, runs use them from their next start on; none
              is cancelled.
            </Text>
            <AccountFields
              account={form}
              change={change}
              error={edit.error}
              byAddress={group?.access === 'workOrSchoolAccount'}
              required={false}
            />
          </>
        )}
      </Stack>
    </ConfirmDialog>
  );
}
