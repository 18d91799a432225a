import { IconTrash } from '@tabler/icons-react';
import { useCommand } from '../../api/use-command.js';
import type { ApiKeyView, RevokeApiKeyData } from '#protocol/generated/api.gen.js';
import { AskButton } from '../../ui/ask-button.js';

export function RevokeKeyButton({ apiKey: { keyId, label } }: { readonly apiKey: ApiKeyView }) {
  const revoke = useCommand<RevokeApiKeyData>('DELETE', '/api/v1/api-keys/{keyId}');
  return (
    <AskButton
      icon={IconTrash}
      label="Revoke"
      name={`Revoke ${label}`}
      title={`Revoke “${label}”?`}
      confirm="Revoke"
      danger
      command={revoke}
      onConfirm={(done) => revoke.mutate({ path: { keyId } }, done)}
    >
      Programs that use it are refused within seconds. It can&apos;t be brought back.
    </AskButton>
  );
}
