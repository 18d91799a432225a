import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { connections, flow, flows, hostedGroups, runInputs } from '../../api/endpoints.js';
import { useAnswer } from '../../api/use-answer.js';
import { useCommand } from '../../api/use-command.js';
import type { EnqueueRunData, RunView } from '#protocol/generated/api.gen.js';
import { useEnvironmentId } from '../../shell/environment.js';

export type Given = { readonly groupId?: string; readonly flowId?: string; readonly again?: string };

type Chosen = {
  readonly groupId: string;
  readonly flowId: string;
  readonly connectionId: string;
  readonly priority: 'normal' | 'high';
  readonly correlationId: string;
  /** As they were given to the run that is run again, until they are changed. */
  readonly inputs: Record<string, unknown> | undefined;
};

/** What has been chosen for a run, what there is to choose from, and the way to start it. */
export function useStartRun(given: Given, onStarted: () => void) {
  const environmentId = useEnvironmentId();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<Chosen>({
    groupId: given.groupId ?? '',
    flowId: given.flowId ?? '',
    connectionId: '',
    priority: 'normal',
    correlationId: '',
    inputs: undefined,
  });
  const { groupId, flowId, priority, correlationId } = chosen;
  const there = useChoices(groupId);
  const { data: definition } = useAnswer(flow, { path: { flowId }, enabled: flowId !== '' });
  const former = useAnswer(runInputs, { path: { runId: given.again ?? '' }, enabled: given.again !== undefined });
  const start = useCommand<EnqueueRunData, RunView>('POST', '/api/v1/environments/{environmentId}/runs');

  const by = there.connections.find((each) => each.connectionId === chosen.connectionId) ?? there.connections[0];
  const inputs = chosen.inputs ?? (former.data as Record<string, unknown> | undefined) ?? {};
  const ready = groupId !== '' && flowId !== '' && by !== undefined && !former.isLoading;
  const submit = (): void => {
    if (!ready) return;
    const reference = correlationId === '' ? {} : { correlationId };
    start.mutate(
      { body: { flowId, connectionId: by.connectionId, inputs, priority, ...reference } },
      {
        onSuccess: ({ runId }) => {
          onStarted();
          void navigate({ to: '/environments/$environmentId/runs/$runId', params: { environmentId, runId } });
        },
      },
    );
  };
  return {
    chosen,
    choose: (part: Partial<Chosen>): void => setChosen((was) => ({ ...was, ...part })),
    ...there,
    by,
    definition,
    inputs,
    ready,
    submit,
    pending: start.isPending,
    error: start.error,
  };
}

/** What there is to choose from, the connections of the group among it. */
function useChoices(groupId: string) {
  const groups = useAnswer(hostedGroups, { query: { status: 'active', limit: 200, sort: 'name' } });
  const known = useAnswer(flows, { query: { limit: 200, sort: 'name' } });
  const ways = useAnswer(connections, { query: { groupId, status: 'active', limit: 200 }, enabled: groupId !== '' });
  return {
    groups: groups.data?.items ?? [],
    flows: known.data?.items ?? [],
    connections: ways.data?.items ?? [],
    withoutConnection: groupId !== '' && ways.data?.items.length === 0,
  };
}
