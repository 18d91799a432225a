import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { flow, runInputs } from '../../api/endpoints.js';
import { useAnswer } from '../../api/use-answer.js';
import { useCommand } from '../../api/use-command.js';
import type { EnqueueRunData, RunView } from '#protocol/generated/api.gen.js';
import { useEnvironmentId } from '../../shell/environment.js';
import { chosenFirst, wayOf, withChoice, type Chosen, type Given } from './chosen.js';
import { fieldsOf } from './input-fields.js';
import { inputsToBegin, valuesOf, type Values } from './inputs.js';
import { useChoices, useConnectionsOf } from './use-choices.js';

/** What has been chosen for a run, what there is to choose from, and the way to start it. */
export function useStartRun(given: Given, onStarted: () => void) {
  const [byPerson, setChosen] = useState(() => chosenFirst(given));
  const there = useChoices(byPerson.flowId);
  const chosen = withTheOnly(byPerson, there.groups);
  const { only } = there.flows;
  // Chosen for good: the field then shows its name, which is no search.
  useEffect(() => {
    if (only !== undefined) setChosen((was) => (was.flowId === '' ? withChoice(was, { flowId: only }) : was));
  }, [only]);
  const { groupId, flowId, priority, correlationId } = chosen;
  const ways = useConnectionsOf(groupId);
  const by = wayOf(chosen, ways.connections);
  const { definition, fields, inputs, error: unread } = useInputs(chosen, given.again);
  const send = useSend(onStarted);

  const values = inputs === undefined ? undefined : valuesOf(inputs);
  const ready = groupId !== '' && by !== undefined && definition !== undefined && values !== undefined;
  const submit = (): void => {
    if (!ready) return;
    const reference = correlationId === '' ? {} : { correlationId };
    // The version whose form was filled in, also where another one is published meanwhile.
    const flowVersion = definition.version;
    send.mutate({ flowId, flowVersion, connectionId: by.connectionId, inputs: values, priority, ...reference });
  };
  return {
    chosen,
    choose: (part: Partial<Chosen>): void => setChosen(withChoice(chosen, part)),
    ...there,
    ...ways,
    by,
    fields,
    inputs,
    ready,
    submit,
    pending: send.isPending,
    error: send.error ?? unread,
  };
}

/** Where there is one group, nobody need choose it. */
function withTheOnly(chosen: Chosen, groups: ReturnType<typeof useChoices>['groups']): Chosen {
  const only = groups.length === 1 ? groups[0] : undefined;
  return chosen.groupId !== '' || only === undefined ? chosen : withChoice(chosen, { groupId: only.groupId });
}

/** The inputs as they were left, and the fields that show them; `undefined` until it is known what to begin with. */
function useInputs({ flowId, inputs }: Chosen, again: Given['again']) {
  const definition = useDefinition(flowId);
  const former = useFormerInputs(again?.flowId === flowId ? again : undefined);
  const fields = fieldsOf(definition?.inputsSchema ?? null);
  const known = definition !== undefined && !former.isLoading;
  return {
    definition,
    fields,
    inputs: inputs ?? (known ? inputsToBegin(fields, former.inputs) : undefined),
    error: former.error,
  };
}

/** The flow as it was first seen here: a form that is being filled in does not become that of another version. */
function useDefinition(flowId: string) {
  const { data } = useAnswer(flow, { path: { flowId }, enabled: flowId !== '' });
  const [first, setFirst] = useState(data);
  const known = data?.flowId === flowId ? data : undefined;
  if (first?.flowId === flowId) return first;
  if (known !== undefined) setFirst(known);
  return known;
}

function useFormerInputs(run: Given['again']) {
  const hasSome = run !== undefined && run.inputsBytes > 0;
  const { data, error, isLoading } = useAnswer(runInputs, { path: { runId: run?.runId ?? '' }, enabled: hasSome });
  const none = run === undefined ? undefined : {};
  return { inputs: hasSome ? (data as Values | undefined) : none, error: hasSome ? error : null, isLoading };
}

function useSend(onStarted: () => void) {
  const environmentId = useEnvironmentId();
  const navigate = useNavigate();
  const start = useCommand<EnqueueRunData, RunView>('POST', '/api/v1/environments/{environmentId}/runs');
  const mutate = (body: EnqueueRunData['body']): void =>
    start.mutate(
      { body },
      {
        onSuccess: ({ runId }) => {
          onStarted();
          void navigate({ to: '/environments/$environmentId/runs/$runId', params: { environmentId, runId } });
        },
      },
    );
  return { mutate, isPending: start.isPending, error: start.error };
}
