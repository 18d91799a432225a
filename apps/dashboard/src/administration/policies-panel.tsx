import { SimpleGrid, Stack } from '@mantine/core';
import { environment } from '../api/endpoints.js';
import { useAnswer } from '../api/use-answer.js';
import { LoadingRows } from '../ui/loading.js';
import { Panel } from '../ui/panel.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { PolicyField } from './policy-field.js';
import { PolicyHistory } from './policy-history.js';

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
            <PolicyField key={name} name={name} policy={policy} />
          ))}
        </SimpleGrid>
      </Panel>
      <PolicyHistory />
    </Stack>
  );
}
