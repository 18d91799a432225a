import { PasswordInput, Radio, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { problemOf } from '../api/api-problem.js';
import { hostedGroups } from '../api/endpoints.js';
import { useAnswer } from '../api/use-answer.js';
import { useCommand } from '../api/use-command.js';
import type { ConnectionView, CreateConnectionData } from '#protocol/generated/api.gen.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';

type NewConnectionDialogProps = { readonly groupId?: string | undefined; readonly onClose: () => void };

/** S59, S122: a group, and the account that flows run as on it. */
export function NewConnectionDialog({ groupId: given, onClose }: NewConnectionDialogProps) {
  const [groupId, setGroupId] = useState(given ?? '');
  const [name, setName] = useState('');
  const [kind, setKind] = useState<'agentAccount' | 'account'>('agentAccount');
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const groups = useAnswer(hostedGroups, { query: { status: 'active', limit: 200, sort: 'name' } });
  const create = useCommand<CreateConnectionData, ConnectionView>(
    'POST',
    '/api/v1/environments/{environmentId}/connections',
  );
  const group = groups.data?.items.find((each) => each.groupId === groupId);
  const credential = kind === 'account' ? { username, password } : {};
  const complete =
    groupId !== '' && name.trim() !== '' && (kind === 'agentAccount' || (username !== '' && password !== ''));
  return (
    <ConfirmDialog
      title="New connection"
      confirm="Create connection"
      blocked={!complete}
      pending={create.isPending}
      error={create.error}
      onClose={onClose}
      onConfirm={() =>
        create.mutate({ body: { groupId, name: name.trim(), kind, ...credential } }, { onSuccess: onClose })
      }
    >
      <Stack>
        <Select
          label="Machine group"
          required
          data-autofocus={given === undefined ? true : undefined}
          data={groups.data?.items.map((each) => ({ value: each.groupId, label: each.name })) ?? []}
          value={groupId === '' ? null : groupId}
          onChange={(value) => setGroupId(value ?? '')}
        />
        <TextInput
          label="Name"
          required
          data-autofocus
          maxLength={100}
          value={name}
          error={problemOf(create.error, 'name')}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Radio.Group
          label="Flows run as"
          value={kind}
          onChange={(value) => setKind(value === 'account' ? 'account' : 'agentAccount')}
        >
          <Stack gap={6} mt={6}>
            <Radio value="agentAccount" label="The bot's own account" />
            <Radio value="account" label="An account that I name" />
          </Stack>
        </Radio.Group>
        {kind === 'account' && (
          <>
            <TextInput
              label="User name"
              required
              autoComplete="off"
              description={
                group?.access === 'workOrSchoolAccount' ? 'Your e-mail address, not domain\\username.' : undefined
              }
              value={username}
              error={problemOf(create.error, 'username')}
              onChange={({ currentTarget }) => setUsername(currentTarget.value)}
            />
            <PasswordInput
              label="Password"
              required
              autoComplete="new-password"
              description="Kept sealed, and never shown again."
              value={password}
              onChange={({ currentTarget }) => setPassword(currentTarget.value)}
            />
          </>
        )}
      </Stack>
    </ConfirmDialog>
  );
}
