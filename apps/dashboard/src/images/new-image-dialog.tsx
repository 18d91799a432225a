import { Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { problemOf } from '../api/api-problem.js';
import { useCommand } from '../api/use-command.js';
import type { ImageView, RegisterImageData } from '#protocol/generated/api.gen.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';

/** S33: New > VM image. */
export function NewImageDialog({ onClose }: { readonly onClose: () => void }) {
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const register = useCommand<RegisterImageData, ImageView>('POST', '/api/v1/environments/{environmentId}/images');
  return (
    <ConfirmDialog
      title="New VM image"
      confirm="Register"
      blocked={name.trim() === ''}
      pending={register.isPending}
      error={register.error}
      onClose={onClose}
      onConfirm={() => register.mutate({ body: { name: name.trim(), description } }, { onSuccess: onClose })}
    >
      <Stack>
        <TextInput
          label="Image name"
          description="A unique name to identify the image."
          required
          data-autofocus
          maxLength={100}
          value={name}
          error={problemOf(register.error, 'name')}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Textarea
          label="Image description"
          autosize
          maxLength={1_000}
          value={description}
          onChange={({ currentTarget }) => setDescription(currentTarget.value)}
        />
      </Stack>
    </ConfirmDialog>
  );
}
