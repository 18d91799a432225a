import { IconTrash } from '@tabler/icons-react';
import { useCommand } from '../../api/use-command.js';
import type { RemoveSecretData } from '#protocol/generated/api.gen.js';
import { AskButton } from '../../ui/ask-button.js';

export function RemoveSecretButton({ name }: { readonly name: string }) {
  const remove = useCommand<RemoveSecretData>('DELETE', '/api/v1/environments/{environmentId}/secrets/{name}');
  return (
    <AskButton
      icon={IconTrash}
      label="Remove"
      name={`Remove ${name}`}
      title={`Remove ${name}?`}
      confirm="Remove"
      danger
      command={remove}
      onConfirm={(done) => remove.mutate({ path: { name } }, done)}
    >
      Its value is erased. Runs of flows that refer to it fail until it is set again.
    </AskButton>
  );
}
