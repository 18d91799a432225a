import { NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { problemOf } from '../../api/api-problem.js';
import { useCommand } from '../../api/use-command.js';
import type { HostedGroupView, RestoreHostedGroupData } from '#protocol/generated/api.gen.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import type { OfGroup } from './of-group.js';

/** U7, X5: a deleted group comes back with its connections; under another name or a smaller guarantee where need be. */
export function RestoreGroupDialog({ group, onClose }: OfGroup & { readonly onClose: () => void }) {
  const [name, setName] = useState(group.name);
  const [committed, setCommitted] = useState(group.committed);
  const restore = useCommand<RestoreHostedGroupData, HostedGroupView>(
    'POST',
    '/api/v1/environments/{environmentId}/hosted-groups/{groupId}/restore',
  );
  return (
    <ConfirmDialog
      title={`Restore ${group.name}?`}
      confirm="Restore"
      pending={restore.isPending}
      error={restore.error}
      onClose={onClose}
      onConfirm={() =>
        restore.mutate({ path: { groupId: group.groupId }, body: { name, committed } }, { onSuccess: onClose })
      }
    >
      <Stack>
        <Text fz="sm">
          Its connections work again, and its days without a run are counted from now. Cancelled runs stay cancelled.
        </Text>
        <TextInput
          label="Name"
          value={name}
          error={problemOf(restore.error, 'name')}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <NumberInput
          label="Committed number of bots"
          min={0}
          value={committed}
          error={problemOf(restore.error, 'committed')}
          onChange={(value) => setCommitted(Number(value))}
        />
      </Stack>
    </ConfirmDialog>
  );
}
