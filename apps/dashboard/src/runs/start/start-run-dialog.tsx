import { Button, Group, SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core';
import { ApiProblem } from '../../api/api-problem.js';
import { NewConnectionButton } from '../../connections/new-connection-button.js';
import { Dialog } from '../../ui/dialog.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { InputsForm } from './inputs-form.js';
import { useStartRun, type Given } from './use-start-run.js';

type StartRunDialogProps = Given & { readonly onClose: () => void };

/** A run from a form that is made from the flow's input schema. */
export function StartRunDialog({ onClose, ...given }: StartRunDialogProps) {
  const run = useStartRun(given, onClose);
  const { choose, error } = run;
  return (
    <Dialog onClose={onClose} title={given.again === undefined ? 'Start a run' : 'Run again'} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          run.submit();
        }}
      >
        <Stack>
          <WhatToRun run={run} />
          {run.definition !== undefined && (
            <InputsForm
              schema={run.definition.inputsSchema ?? null}
              values={run.inputs}
              onChange={(inputs) => choose({ inputs })}
              problems={error instanceof ApiProblem ? error.fields : []}
            />
          )}
          <HowToRun run={run} />
          <ProblemAlert error={error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Not now
            </Button>
            <Button type="submit" disabled={!run.ready} loading={run.pending}>
              Start
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

type OfRun = { readonly run: ReturnType<typeof useStartRun> };

/** Which flow, in which group, and by which connection where there is a choice. */
const WhatToRun = ({ run }: OfRun) => (
  <>
    <Select
      label="Machine group"
      required
      data={run.groups.map(({ groupId, name }) => ({ value: groupId, label: name }))}
      value={orNone(run.chosen.groupId)}
      onChange={(value) => run.choose({ groupId: value ?? '' })}
      searchable
      nothingFoundMessage="No active group"
    />
    <Select
      label="Flow"
      required
      data={run.flows.map(({ flowId, name }) => ({ value: flowId, label: name }))}
      value={orNone(run.chosen.flowId)}
      onChange={(value) => run.choose({ flowId: value ?? '' })}
      searchable
      nothingFoundMessage="No such flow"
    />
    {run.withoutConnection && (
      <Group gap="sm">
        <Text fz="sm">This group has no connection yet: it says by which account flows run.</Text>
        <NewConnectionButton groupId={run.chosen.groupId} />
      </Group>
    )}
    {run.connections.length > 1 && (
      <Select
        label="Connection"
        data={run.connections.map(({ connectionId, name }) => ({ value: connectionId, label: name }))}
        value={run.by?.connectionId ?? null}
        onChange={(value) => run.choose({ connectionId: value ?? '' })}
        allowDeselect={false}
      />
    )}
  </>
);

const HowToRun = ({ run: { chosen, choose } }: OfRun) => (
  <Group grow align="flex-start">
    <div>
      <Text fz="sm" fw={500} id="priority">
        Priority
      </Text>
      <SegmentedControl
        aria-labelledby="priority"
        data={priorities}
        value={chosen.priority}
        onChange={(value) => choose({ priority: value === 'high' ? 'high' : 'normal' })}
      />
    </div>
    <TextInput
      label="Correlation id"
      description="Your own reference. Optional."
      maxLength={200}
      value={chosen.correlationId}
      onChange={({ currentTarget }) => choose({ correlationId: currentTarget.value })}
    />
  </Group>
);

const priorities = [
  { value: 'normal', label: 'Normal' },
  { value: 'high', label: 'High' },
];

const orNone = (id: string): string | null => (id === '' ? null : id);
