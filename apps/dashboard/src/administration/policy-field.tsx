import { Button, Group, Text, TextInput, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRef, useState } from 'react';
import { useCommand } from '../api/use-command.js';
import type { ChangeEnvironmentData, EnvironmentView } from '#protocol/generated/api.gen.js';
import { useIsPast } from '../time-travel/past.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { labelOf, sayPolicy, valueFrom, type PolicyView } from './policy-values.js';

/** One limit, with its meaning, and what it may be. */
export function PolicyField({ name, policy }: { readonly name: string; readonly policy: PolicyView }) {
  const isPast = useIsPast();
  const input = useRef<HTMLInputElement>(null);
  const said = sayPolicy(name, policy.value);
  const [edit, setEdit] = useState<{ readonly text: string; readonly from: string }>();
  // What is half typed is of the present, and stays when another person changes the value.
  const typed = isPast || edit === undefined ? said : edit.text;
  const change = useCommand<ChangeEnvironmentData, EnvironmentView>('PATCH', '/api/v1/environments/{environmentId}');
  const value = valueFrom(name, typed);
  const fits = value !== undefined && value >= policy.minimum && value <= policy.maximum;
  const changed = typed !== said;
  const isOutdated = changed && edit?.from !== said && !change.isPending;
  const type = (text: string): void => setEdit(text === said ? undefined : { text, from: edit?.from ?? said });
  const save = (to: number): void =>
    change.mutate(
      { body: { policies: { [name]: to } } },
      {
        onSuccess: () => {
          setEdit(undefined);
          // The button that was pressed is gone.
          input.current?.focus();
          notifications.show({ message: `Saved: ${labelOf(name)}.`, color: 'pine' });
        },
      },
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (fits && changed) save(value);
      }}
    >
      <Group align="flex-end" gap="sm">
        <TextInput
          ref={input}
          label={labelOf(name)}
          description={policy.meaning}
          inputWrapperOrder={['label', 'description', 'input', 'error']}
          style={{ flex: '1 1 220px', maxWidth: 460 }}
          value={typed}
          readOnly={isPast}
          error={
            changed && !fits
              ? `From ${sayPolicy(name, policy.minimum)} to ${sayPolicy(name, policy.maximum)}.`
              : undefined
          }
          onChange={({ currentTarget }) => type(currentTarget.value)}
        />
        {!isPast && changed && fits && (
          <Button type="submit" size="sm" loading={change.isPending}>
            Save
          </Button>
        )}
        {isOutdated && (
          <Text fz="xs" pb={8}>
            changed to {said} meanwhile
          </Text>
        )}
        {policy.value !== policy.default && (
          <Tooltip label="The product's own value">
            <Text fz="xs" c="dimmed" pb={8}>
              default {sayPolicy(name, policy.default)}
            </Text>
          </Tooltip>
        )}
      </Group>
      <ProblemAlert error={change.error} />
    </form>
  );
}
