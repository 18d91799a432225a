import { Radio, Stack } from '@mantine/core';
import { problemOf } from '../../api/api-problem.js';
import { images } from '../../api/endpoints.js';
import { useAnswer } from '../../api/use-answer.js';
import { LoadingRows } from '../../ui/loading.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import type { StepProps } from './steps.js';

export function ImageStep({ draft, change, error }: StepProps) {
  const { data, isLoading, error: unread } = useAnswer(images, { query: { limit: 200, sort: 'name' } });
  if (isLoading) return <LoadingRows rows={2} />;
  const all = data?.items ?? [];
  const proposed = all.find(({ origin }) => origin === 'default')?.imageId ?? '';
  return (
    <Stack>
      <ProblemAlert error={unread} />
      <Radio.Group
        label="VM image"
        description="What the group's bots are made from. It can be changed later, without making the group again."
        value={draft.imageId === '' ? proposed : draft.imageId}
        error={problemOf(error, 'imageId')}
        onChange={(imageId) => change({ imageId })}
      >
        <Stack gap="sm" mt="sm">
          {all.map(({ imageId, name, description, version, origin }) => (
            <Radio
              key={imageId}
              value={imageId}
              label={`${name}, version ${version}${origin === 'default' ? ' (proposed)' : ''}`}
              description={description}
            />
          ))}
        </Stack>
      </Radio.Group>
    </Stack>
  );
}
