import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { addressOf } from '../api/endpoint.js';
import { newKey } from '../api/new-key.js';
import { requestJson } from '../api/request.js';
import { useEnvironmentId } from '../shell/environment.js';
import { demoFlow, demoGroup } from './demo.js';

type Page<Item> = { readonly items: readonly Item[] };
type Tell = (doing: string) => void;

/** Makes what the demo needs and does not find, and starts its flow. */
export function useFirstRun() {
  const environmentId = useEnvironmentId();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [doing, tell] = useState('');
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => firstRun(environmentId, tell),
    onSuccess: async (runId) => {
      await client.invalidateQueries();
      await navigate({ to: '/environments/$environmentId/runs/$runId', params: { environmentId, runId } });
    },
    onSettled: () => tell(''),
  });
  return { start: () => mutate(), isPending, error, doing };
}

async function firstRun(environmentId: string, tell: Tell): Promise<string> {
  const at = (noun: string, query: object = {}): string =>
    addressOf(`/api/v1/environments/{environmentId}/${noun}`, { environmentId }, { ...query });
  const post = <Answer>(noun: string, body: unknown): Promise<Answer> =>
    requestJson<Answer>(at(noun), { method: 'POST', body, headers: { 'Idempotency-Key': newKey() } });
  const find = async <Item>(noun: string, query: object): Promise<Item | undefined> =>
    (await requestJson<Page<Item>>(at(noun, { ...query, limit: 1 }))).items[0];

  tell('Creating the group …');
  const { groupId } =
    (await find<{ groupId: string }>('hosted-groups', { name: demoGroup.name, status: 'active' })) ??
    (await post<{ groupId: string }>('hosted-groups', demoGroup));
  tell('Connecting it …');
  const { connectionId } =
    (await find<{ connectionId: string }>('connections', { groupId, status: 'active' })) ??
    (await post<{ connectionId: string }>('connections', { groupId, name: 'Demo', kind: 'agentAccount' }));
  tell('Defining the flow …');
  const { flowId } =
    (await find<{ flowId: string }>('flows', { name: demoFlow.name })) ??
    (await post<{ flowId: string }>('flows', demoFlow));
  tell('Starting the run …');
  const { runId } = await post<{ runId: string }>('runs', {
    connectionId,
    flowId,
    inputs: { name: 'World', steps: 5 },
  });
  return runId;
}
