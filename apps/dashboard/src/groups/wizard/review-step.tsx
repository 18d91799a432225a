import { Stack, Text } from '@mantine/core';
import { images } from '../../api/endpoints.js';
import { useAnswer } from '../../api/use-answer.js';
import { FactList } from '../../ui/fact-list.js';
import { accessLabels } from '../group-words.js';
import { ScalingPreview } from './scaling-preview.js';
import type { StepProps } from './steps.js';

/** S46: everything at a glance, before it is created. */
export function ReviewStep({ draft }: StepProps) {
  const { data } = useAnswer(images, { query: { limit: 200, sort: 'name' } });
  const image = data?.items.find(({ imageId, origin }) =>
    draft.imageId === '' ? origin === 'default' : imageId === draft.imageId,
  );
  return (
    <Stack>
      <FactList
        columns={2}
        facts={[
          ['Name', draft.name],
          ['Description', draft.description === '' ? '–' : draft.description],
          ['Committed bots', draft.committed],
          ['Maximum bots', draft.maximum],
          ['VM image', image === undefined ? 'Default' : `${image.name}, version ${image.version}`],
          ['Runs as', accessLabels[draft.access]],
          ['Session', draft.sessionReuse ? 'Reused in unattended mode' : 'A fresh one for every run'],
        ]}
      />
      <ScalingPreview draft={draft} />
      <Text fz="xs" c="dimmed">
        No bot is made before a run waits.
      </Text>
    </Stack>
  );
}
