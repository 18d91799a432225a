import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { NewConnectionDialog } from './new-connection-dialog.js';

export function NewConnectionButton({ groupId }: { readonly groupId?: string }) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button variant="default" size="xs" leftSection={<IconPlus size={14} />} onClick={() => setOpened(true)}>
        New connection
      </Button>
      {opened && <NewConnectionDialog groupId={groupId} onClose={() => setOpened(false)} />}
    </>
  );
}
