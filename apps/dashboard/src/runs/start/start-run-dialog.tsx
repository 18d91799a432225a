import { Button, Group, Modal, Select, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiProblem } from '../../api/api-problem.js';
import { connections, flow, flows, hostedGroups, runInputs } from '../../api/endpoints.js';
import { useAnswer } from '../../api/use-answer.js';
import { useCommand } from '../../api/use-command.js';
import { NewConnectionButton } from '../../connections/new-connection-button.js';
import type { EnqueueRunData, RunView } from '../../generated/api.gen.js';
import { useEnvironmentId } from '../../shell/environment.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { InputsForm } from './inputs-form.js';

type StartRunDialogProps = {
  readonly groupId?: string;
  readonly flowId?: string;
  readonly again?: string;
  readonly onClose: () => void;
};

/** A run from a form that is made from the flow's input schema. */
export function StartRunDialog({ groupId: givenGroup, flowId: givenFlow, again, onClose }: StartRunDialogProps) {
  const environmentId = useEnvironmentId();
  const navigate = useNavigate();
  const [groupId, setGroupId] = useState(givenGroup ?? '');
  const [flowId, setFlowId] = useState(givenFlow ?? '');
  const [connectionId, setConnectionId] = useState('');
  const [priority, setPriority] = useState<'normal' | 'high'>('normal');
  const [correlationId, setCorrelationId] = useState('');
  const [inputs, setInputs] = useState<Record<string, unknown>>();

  const groups = useAnswer(hostedGroups, { query: { status: 'active', limit: 200, sort: 'name' } });
  const known = useAnswer(flows, { query: { limit: 200, sort: 'name' } });
  const ways = useAnswer(connections, { query: { groupId, status: 'active', limit: 200 }, enabled: groupId !== '' });
  const chosen = useAnswer(flow, { path: { flowId }, enabled: flowId !== '' });
  const former = useAnswer(runInputs, { path: { runId: again ?? '' }, enabled: again !== undefined });
  const start = useCommand<EnqueueRunData, RunView>('POST', '/api/v1/environments/{environmentId}/runs');

  const usable = ways.data?.items ?? [];
  const by = usable.find((each) => each.connectionId === connectionId) ?? usable[0];
  const values = inputs ?? (former.data as Record<string, unknown> | undefined) ?? {};
  const ready = groupId !== '' && flowId !== '' && by !== undefined && (again === undefined || !former.isLoading);
  const submit = (): void =>
    start.mutate(
      {
        body: {
          flowId,
          connectionId: by?.connectionId ?? '',
          inputs: values,
          priority,
          ...(correlationId === '' ? {} : { correlationId }),
        },
      },
      {
        onSuccess: ({ runId }) => {
          onClose();
          void navigate({ to: '/environments/$environmentId/runs/$runId', params: { environmentId, runId } });
        },
      },
    );
  return (
    <Modal
      opened
      onClose={onClose}
      title={again === undefined ? 'Start a run' : 'Run again'}
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) submit();
        }}
      >
        <Stack>
          <Select
            label="Machine group"
            required
            data={groups.data?.items.map((each) => ({ value: each.groupId, label: each.name })) ?? []}
            value={groupId === '' ? null : groupId}
            onChange={(value) => setGroupId(value ?? '')}
            searchable
            nothingFoundMessage="No active group"
          />
          <Select
            label="Flow"
            required
            data={known.data?.items.map((each) => ({ value: each.flowId, label: each.name })) ?? []}
            value={flowId === '' ? null : flowId}
            onChange={(value) => setFlowId(value ?? '')}
            searchable
            nothingFoundMessage="No such flow"
          />
          {groupId !== '' && ways.data !== undefined && usable.length === 0 && (
            <Group gap="sm">
              <Text fz="sm">This group has no connection yet: it says by which account flows run.</Text>
              <NewConnectionButton groupId={groupId} />
            </Group>
          )}
          {usable.length > 1 && (
            <Select
              label="Connection"
              data={usable.map((each) => ({ value: each.connectionId, label: each.name }))}
              value={by?.connectionId ?? null}
              onChange={(value) => setConnectionId(value ?? '')}
              allowDeselect={false}
            />
          )}
          {chosen.data !== undefined && (
            <InputsForm
              schema={chosen.data.inputsSchema ?? null}
              values={values}
              onChange={setInputs}
              problems={start.error instanceof ApiProblem ? start.error.fields : []}
            />
          )}
          <Group grow align="flex-start">
            <div>
              <Text fz="sm" fw={500} id="priority">
                Priority
              </Text>
              <SegmentedControl
                aria-labelledby="priority"
                data={[
                  { value: 'normal', label: 'Normal' },
                  { value: 'high', label: 'High' },
                ]}
                value={priority}
                onChange={(value) => setPriority(value === 'high' ? 'high' : 'normal')}
              />
            </div>
            <TextInput
              label="Correlation id"
              description="Your own reference. Optional."
              maxLength={200}
              value={correlationId}
              onChange={({ currentTarget }) => setCorrelationId(currentTarget.value)}
            />
          </Group>
          <ProblemAlert error={start.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Not now
            </Button>
            <Button type="submit" disabled={!ready} loading={start.isPending}>
              Start
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
