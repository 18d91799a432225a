import { IconVersions } from '@tabler/icons-react';
import { useCommand } from '../api/use-command.js';
import type { ImageView, PublishImageVersionData } from '#protocol/generated/api.gen.js';
import { AskButton } from '../ui/ask-button.js';

export function PublishVersionButton({ image: { imageId, name, version } }: { readonly image: ImageView }) {
  const publish = useCommand<PublishImageVersionData, ImageView>(
    'POST',
    '/api/v1/environments/{environmentId}/images/{imageId}/versions',
  );
  return (
    <AskButton
      icon={IconVersions}
      label="Publish a new version"
      name={`Publish a new version of ${name}`}
      title={`Publish version ${version + 1} of ${name}?`}
      confirm="Publish"
      command={publish}
      onConfirm={(done) => publish.mutate({ path: { imageId } }, done)}
    >
      Groups keep the version that they have until you update their VM image. New groups that choose this image get the
      new version.
    </AskButton>
  );
}
