import { Button, Group, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '../../api/use-command.js';
import type { IssueApiKeyData, IssuedApiKeyView } from '#protocol/generated/api.gen.js';
import { Panel } from '../../ui/panel.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { IssuedKey } from './issued-key.js';

const MAX_DAYS = 3_650;

export function IssueKey() {
  const [label, setLabel] = useState('');
  const [days, setDays] = useState<number>();
  const issue = useCommand<IssueApiKeyData, IssuedApiKeyView>('POST', '/api/v1/api-keys');
  return (
    <Panel title="Issue an API key">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const body = { label, ...(days === undefined ? {} : { expiresInDays: days }) };
          issue.mutate({ body }, { onSuccess: () => setLabel('') });
        }}
      >
        <Group align="flex-end">
          <TextInput
            label="What it is for"
            required
            maxLength={100}
            value={label}
            onChange={({ currentTarget }) => setLabel(currentTarget.value)}
          />
          <NumberInput
            label="Ends after days"
            placeholder="never"
            min={1}
            max={MAX_DAYS}
            w={140}
            value={days ?? ''}
            onChange={(value) => setDays(value === '' ? undefined : Number(value))}
          />
          <Button type="submit" loading={issue.isPending}>
            Issue
          </Button>
        </Group>
      </form>
      <ProblemAlert error={issue.error} />
      {issue.data !== undefined && <IssuedKey apiKey={issue.data.key} />}
    </Panel>
  );
}
