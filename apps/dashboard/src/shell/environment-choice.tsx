import { Select } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { environments } from '../api/endpoints.js';
import { useAnswer } from '../api/use-answer.js';
import { useEnvironmentId } from './environment.js';

/** Which environment all pages are about. */
export function EnvironmentChoice() {
  const environmentId = useEnvironmentId();
  const navigate = useNavigate();
  const { data } = useAnswer(environments, { query: { limit: 200 }, everyMs: 60_000 });
  const all = data?.items.map((each) => ({ value: each.environmentId, label: each.name })) ?? [];
  return (
    <Select
      label="Environment"
      data={all.length === 0 ? [{ value: environmentId, label: environmentId }] : all}
      value={environmentId}
      allowDeselect={false}
      size="xs"
      px={6}
      onChange={(chosen) => {
        if (chosen !== null)
          void navigate({ to: '/environments/$environmentId/machines/groups', params: { environmentId: chosen } });
      }}
    />
  );
}
