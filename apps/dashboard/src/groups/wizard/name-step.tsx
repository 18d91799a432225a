import { Stack, Textarea, TextInput } from '@mantine/core';
import { problemOf } from '../../api/api-problem.js';
import { SessionReuseSwitch } from '../session-reuse-switch.js';
import type { StepProps } from './steps.js';

export const NameStep = ({ draft, change, faults, error }: StepProps) => (
  <Stack>
    <TextInput
      label="Name"
      required
      maxLength={100}
      data-autofocus
      autoFocus
      value={draft.name}
      error={faults.name ?? problemOf(error, 'name')}
      onChange={({ currentTarget }) => change({ name: currentTarget.value })}
    />
    <Textarea
      label="Description"
      description="Optional; shown in the list of machine groups."
      maxLength={1_000}
      autosize
      minRows={2}
      value={draft.description}
      error={problemOf(error, 'description')}
      onChange={({ currentTarget }) => change({ description: currentTarget.value })}
    />
    <SessionReuseSwitch checked={draft.sessionReuse} onChange={(sessionReuse) => change({ sessionReuse })} />
  </Stack>
);
