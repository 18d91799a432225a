import { Button } from '@mantine/core';
import { IconPhotoUp, IconRestore, IconSettings, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { StartRunButton } from '../../runs/start/start-run-button.js';
import { useIsPast } from '../../time-travel/past.js';
import { useRemembered } from '../../ui/use-remembered.js';
import { DeleteGroupDialog } from './delete-group-dialog.js';
import type { OfGroup } from './of-group.js';
import { RestoreGroupDialog } from './restore-group-dialog.js';
import { UpdateImageDialog } from './update-image-dialog.js';

type Dialog = 'image' | 'delete' | 'restore';

/** What can be done to a group, at the top of its page as S71, S77 and S78 name it; nothing in the past. */
export function GroupActions({ group }: OfGroup) {
  const isPast = useIsPast();
  const [, setTab] = useRemembered('tab', 'queue');
  const [dialog, setDialog] = useState<Dialog>();
  const close = (): void => setDialog(undefined);
  if (isPast) return null;
  const active = group.status === 'active';
  return (
    <>
      {active && <StartRunButton groupId={group.groupId} />}
      {active && (
        <>
          <Button variant="default" leftSection={<IconSettings size={15} />} onClick={() => setTab('settings')}>
            Settings
          </Button>
          <Button variant="default" leftSection={<IconPhotoUp size={15} />} onClick={() => setDialog('image')}>
            Update VM image
          </Button>
        </>
      )}
      {group.status === 'deleted' && (
        <Button leftSection={<IconRestore size={15} />} onClick={() => setDialog('restore')}>
          Restore
        </Button>
      )}
      {active && (
        <Button variant="default" leftSection={<IconTrash size={15} />} onClick={() => setDialog('delete')}>
          Delete
        </Button>
      )}
      {dialog === 'image' && <UpdateImageDialog group={group} onClose={close} />}
      {dialog === 'delete' && <DeleteGroupDialog group={group} onClose={close} />}
      {dialog === 'restore' && <RestoreGroupDialog group={group} onClose={close} />}
    </>
  );
}
