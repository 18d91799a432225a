import { Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { images } from '../../api/endpoints.js';
import { useAnswer } from '../../api/use-answer.js';
import { useCommand } from '../../api/use-command.js';
import type { HostedGroupView, UpdateImageData } from '#protocol/generated/api.gen.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { count } from '../group-words.js';
import type { OfGroup } from './of-group.js';

/** S36, S37: another image, or a newer version, without making the group anew. */
export function UpdateImageDialog({ group, onClose }: OfGroup & { readonly onClose: () => void }) {
  const { groupId, bots, image } = group;
  const [chosen, setChosen] = useState<string>(image.imageId);
  const { data } = useAnswer(images, { query: { limit: 200, sort: 'name' } });
  const update = useCommand<UpdateImageData, HostedGroupView>(
    'POST',
    '/api/v1/environments/{environmentId}/hosted-groups/{groupId}/image',
  );
  const latest = data?.items.find(({ imageId }) => imageId === chosen);
  const same = latest?.imageId === image.imageId && latest.version === image.version;
  return (
    <ConfirmDialog
      title="Update VM image"
      confirm="Update"
      blocked={latest === undefined || same}
      pending={update.isPending}
      error={update.error}
      onClose={onClose}
      onConfirm={() => update.mutate({ path: { groupId }, body: { imageId: chosen } }, { onSuccess: onClose })}
    >
      <Stack>
        <Select
          label="VM image"
          data={
            data?.items.map(({ imageId, name, version }) => ({
              value: imageId,
              label: `${name} (latest version ${version})`,
            })) ?? []
          }
          value={chosen}
          allowDeselect={false}
          onChange={(value) => setChosen(value ?? chosen)}
        />
        <Text fz="sm" aria-live="polite">
          {same
            ? 'The group is made from the latest version of this image already. Publish a new version, or choose another image.'
            : `New bots are made from it at once. ${count(bots.idle, 'idle bot')} of the old one ${bots.idle === 1 ? 'is' : 'are'} replaced now, ${bots.busy} after their runs. No run is stopped.`}
        </Text>
      </Stack>
    </ConfirmDialog>
  );
}
