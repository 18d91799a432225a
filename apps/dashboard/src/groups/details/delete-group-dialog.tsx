import { Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { connections } from '../../api/endpoints.js';
import { useAnswer } from '../../api/use-answer.js';
import { useCommand } from '../../api/use-command.js';
import type { DeleteHostedGroupData, HostedGroupView } from '#protocol/generated/api.gen.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { botsOf } from '../group-columns.js';
import { count } from '../group-words.js';
import type { OfGroup } from './of-group.js';

/** S77, X13: what a deletion ends, counted, before it is done. */
export function DeleteGroupDialog({ group, onClose }: OfGroup & { readonly onClose: () => void }) {
  const { runs, name, groupId } = group;
  const [typed, setTyped] = useState('');
  const { data } = useAnswer(connections, { query: { groupId, status: 'active', limit: 1, count: true } });
  const remove = useCommand<DeleteHostedGroupData, HostedGroupView>(
    'DELETE',
    '/api/v1/environments/{environmentId}/hosted-groups/{groupId}',
  );
  const bots = botsOf(group);
  const connected = data?.total ?? 0;
  return (
    <ConfirmDialog
      title={`Delete ${name}?`}
      confirm="Delete"
      danger
      blocked={typed.trim() !== name}
      pending={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onConfirm={() => remove.mutate({ path: { groupId } }, { onSuccess: onClose })}
    >
      <Text fz="sm">This will:</Text>
      <ul style={{ margin: '4px 0 12px', paddingLeft: 20, fontSize: 13 }}>
        {runs.queued > 0 && <li>cancel {count(runs.queued, 'run that waits', 'runs that wait')};</li>}
        {runs.running > 0 && <li>let {count(runs.running, 'running run')} finish;</li>}
        <li>{bots > 0 ? `delete ${count(bots, 'bot')}, busy ones after their run;` : 'make no more bots for it;'}</li>
        {connected > 0 && <li>break {count(connected, 'connection')}, until the group is restored;</li>}
        <li>keep its past runs and its story, and let it be restored.</li>
      </ul>
      <TextInput
        label={`Type “${name}” to confirm`}
        value={typed}
        autoComplete="off"
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
