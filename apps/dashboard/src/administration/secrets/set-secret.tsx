import { Button, Group, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '../../api/use-command.js';
import type { SetSecretData } from '#protocol/generated/api.gen.js';
import { Panel } from '../../ui/panel.js';
import { ProblemAlert } from '../../ui/problem-alert.js';

export function SetSecret() {
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const set = useCommand<SetSecretData>('PUT', '/api/v1/environments/{environmentId}/secrets/{name}');
  const clear = (): void => {
    setName('');
    setValue('');
  };
  return (
    <Panel title="Set a secret" about="A name that exists already gets the new value.">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          set.mutate({ path: { name }, body: { value } }, { onSuccess: clear });
        }}
      >
        <Group align="flex-end">
          <TextInput
            label="Name"
            required
            maxLength={64}
            autoComplete="off"
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <PasswordInput
            label="Value"
            required
            w={260}
            autoComplete="new-password"
            value={value}
            onChange={({ currentTarget }) => setValue(currentTarget.value)}
          />
          <Button type="submit" loading={set.isPending}>
            Set
          </Button>
        </Group>
      </form>
      <ProblemAlert error={set.error} />
    </Panel>
  );
}
