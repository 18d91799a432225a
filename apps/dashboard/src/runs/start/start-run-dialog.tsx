import { Button, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { ApiProblem } from '../../api/api-problem.js';
import { Dialog } from '../../ui/dialog.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import type { Given } from './chosen.js';
import { InputsForm } from './inputs-form.js';
import { useStartRun } from './use-start-run.js';
import { WhatToRun } from './what-to-run.js';

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
          <WhatToRun run={run} onLeave={onClose} />
          {run.inputs !== undefined && (
            <InputsForm
              fields={run.fields}
              inputs={run.inputs}
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
