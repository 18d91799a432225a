import { Button, Group, SimpleGrid, Stack, Text, TextInput, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { environment } from '../api/endpoints.js';
import { useAnswer } from '../api/use-answer.js';
import { useCommand } from '../api/use-command.js';
import type { ChangeEnvironmentData, EnvironmentView } from '#protocol/generated/api.gen.js';
import { useIsPast } from '../time-travel/past.js';
import { LoadingRows } from '../ui/loading.js';
import { Panel } from '../ui/panel.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { PolicyHistory } from './policy-history.js';
import { labelOf, sayPolicy, valueFrom, type PolicyView } from './policy-values.js';

/** X18: every limit of the environment, its default, and what it was before. */
export function PoliciesPanel() {
  const { data, error, isLoading } = useAnswer(environment);
  if (isLoading) return <LoadingRows />;
  const policies = Object.entries(data?.policies ?? {});
  return (
    <Stack>
      <ProblemAlert error={error} />
      <Panel
        title="Policies"
        about="A change holds from then on: what was queued or started before keeps its deadline."
      >
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl" verticalSpacing="md">
          {policies.map(([name, policy]) => (
            <PolicyField key={`${name}${policy.value}`} name={name} policy={policy} />
          ))}
        </SimpleGrid>
      </Panel>
      <PolicyHistory />
    </Stack>
  );
}

function PolicyField({ name, policy }: { readonly name: string; readonly policy: PolicyView }) {
  const isPast = useIsPast();
  const [typed, setTyped] = useState(sayPolicy(name, policy.value));
  const change = useCommand<ChangeEnvironmentData, EnvironmentView>('PATCH', '/api/v1/environments/{environmentId}');
  const value = valueFrom(name, typed);
  const fits = value !== undefined && value >= policy.minimum && value <= policy.maximum;
  const changed = typed !== sayPolicy(name, policy.value);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (fits) change.mutate({ body: { policies: { [name]: value } } });
      }}
    >
      <Group align="flex-end" gap="sm">
        <TextInput
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
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        {!isPast && changed && fits && (
          <Button type="submit" size="sm" loading={change.isPending}>
            Save
          </Button>
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
