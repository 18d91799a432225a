import { Alert, Text } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { ApiProblem } from '../../api/api-problem.js';
import { scalingPreview } from '../../api/endpoints.js';
import { useAnswer } from '../../api/use-answer.js';
import type { Draft } from './draft.js';

type ScalingPreviewProps = { readonly draft: Pick<Draft, 'committed' | 'maximum'>; readonly groupId?: string };

/** What the scaling plan would decide right now, with the queues as they are, if these were the group's numbers (U2). */
export function ScalingPreview({ draft, groupId }: ScalingPreviewProps) {
  const { committed, maximum } = draft;
  const { data, error } = useAnswer(scalingPreview, {
    query: { committed, maximum, ...(groupId === undefined ? {} : { groupId }) },
  });
  if (error instanceof ApiProblem)
    return (
      <Text fz="sm" role="status">
        What these numbers would do can&apos;t be shown: {error.fields[0]?.detail ?? error.message}
      </Text>
    );
  if (data === undefined) return null;
  return (
    <Alert variant="light" color="pine" icon={<IconScale size={17} />} title="With the queues as they are now" py="xs">
      {data.items.map(({ groupId: id, name, result, explanation }) => (
        <Text key={`${id}${result}${explanation}`} fz="xs">
          <b>{name}</b>: {explanation}
        </Text>
      ))}
    </Alert>
  );
}
