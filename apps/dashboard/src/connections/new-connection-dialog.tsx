import { Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { problemOf } from '../api/api-problem.js';
import { hostedGroups } from '../api/endpoints.js';
import { useAnswer } from '../api/use-answer.js';
import { useCommand } from '../api/use-command.js';
import type { ConnectionView, CreateConnectionData } from '#protocol/generated/api.gen.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { AccountFields, type Account } from './account-fields.js';

type NewConnectionDialogProps = { readonly groupId?: string | undefined; readonly onClose: () => void };

/** S59, S122: a group, and the account that flows run as on it; which kind of account follows from the group's access. */
export function NewConnectionDialog({ groupId: given, onClose }: NewConnectionDialogProps) {
  const [chosen, setChosen] = useState(given);
  const [name, setName] = useState('');
  const [account, setAccount] = useState<Account>({ username: '', password: '' });
  const groups = useAnswer(hostedGroups, { query: { status: 'active', limit: 200, sort: 'name' } });
  const create = useCommand<CreateConnectionData, ConnectionView>(
    'POST',
    '/api/v1/environments/{environmentId}/connections',
  );
  const offered = groups.data?.items ?? [];
  const group = offered.length === 1 ? offered[0] : offered.find(({ groupId }) => groupId === chosen);
  const byItself = group?.access === 'agentAccount';
  const complete =
    group !== undefined && name.trim() !== '' && (byItself || (account.username !== '' && account.password !== ''));
  const confirm = (): void => {
    if (group === undefined) return;
    const as = byItself ? ({ kind: 'agentAccount' } as const) : ({ kind: 'account', ...account } as const);
    create.mutate({ body: { groupId: group.groupId, name: name.trim(), ...as } }, { onSuccess: onClose });
  };
  return (
    <ConfirmDialog
      title="New connection"
      confirm="Create connection"
      blocked={!complete}
      pending={create.isPending}
      error={create.error ?? groups.error}
      onClose={onClose}
      onConfirm={confirm}
    >
      <Stack>
        <Select
          label="Machine group"
          required
          data-autofocus={given === undefined ? true : undefined}
          data={offered.map((each) => ({ value: each.groupId, label: each.name }))}
          value={group?.groupId ?? null}
          error={problemOf(create.error, 'groupId')}
          onChange={(value) => setChosen(value ?? undefined)}
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
        {byItself && <Text fz="sm">Flows run as the bot&apos;s own account, as the group was made for.</Text>}
        {group !== undefined && !byItself && (
          <AccountFields
            account={account}
            change={(part) => setAccount((was) => ({ ...was, ...part }))}
            error={create.error}
            byAddress={group.access === 'workOrSchoolAccount'}
            required
          />
        )}
      </Stack>
    </ConfirmDialog>
  );
}
