import { Alert, Progress, Text } from '@mantine/core';
import { bots } from '../../api/endpoints.js';
import { useAnswer } from '../../api/use-answer.js';
import { count } from '../group-words.js';
import type { OfGroup } from './of-group.js';

const LIVING = 'reserved,provisioning,idle,busy,leaving';

/** X14: how far a new image has come, while bots of the old one are still there. */
export function ImageProgress({ group }: OfGroup) {
  const { data } = useAnswer(bots, { query: { groupId: group.groupId, status: LIVING, limit: 200 } });
  const made = data?.items.filter(({ image }) => image !== null) ?? [];
  const old = made.filter(({ image }) => !isOf(image, group.image));
  if (old.length === 0) return null;
  const busy = old.filter(({ status }) => status === 'busy').length;
  const done = ((made.length - old.length) / made.length) * 100;
  return (
    <Alert
      color="pine"
      variant="light"
      title="A new VM image is being rolled out"
      role="status"
      className="image-progress"
    >
      <Text fz="sm" mb={8}>
        {made.length - old.length} of {count(made.length, 'bot')} made from it.{' '}
        {busy > 0
          ? `${count(busy, 'bot')} of the old one ${busy === 1 ? 'finishes its run' : 'finish their runs'} first.`
          : 'Idle ones are being replaced.'}
      </Text>
      <Progress value={done} aria-label="Bots made from the new image" size="sm" />
    </Alert>
  );
}

type Version = { readonly imageId: string; readonly version: number };
const isOf = (image: Version | null, wanted: Version): boolean =>
  image?.imageId === wanted.imageId && image.version === wanted.version;
