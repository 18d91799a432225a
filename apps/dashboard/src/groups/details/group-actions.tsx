import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconPhotoUp, IconRestore, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { StartRunButton } from '../../runs/start/start-run-button.js';
import { useMoment } from '../../time-travel/moment.js';
import { DeleteGroupDialog } from './delete-group-dialog.js';
import type { OfGroup } from './of-group.js';
import { RestoreGroupDialog } from './restore-group-dialog.js';
import { UpdateImageDialog } from './update-image-dialog.js';

type Dialog = 'image' | 'delete' | 'restore';

/** What can be done to a group; nothing in the past. */
export function GroupActions({ group }: OfGroup) {
  const { isPast } = useMoment();
  const [dialog, setDialog] = useState<Dialog>();
  const close = (): void => setDialog(undefined);
  if (isPast) return null;
  const active = group.status === 'active';
  return (
    <>
      {active && <StartRunButton groupId={group.groupId} />}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={15} />}>
            Manage
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPhotoUp size={15} />} disabled={!active} onClick={() => setDialog('image')}>
            Update VM image
          </Menu.Item>
          <Menu.Item
            leftSection={<IconRestore size={15} />}
            disabled={group.status !== 'deleted'}
            onClick={() => setDialog('restore')}
          >
            Restore
          </Menu.Item>
          <Menu.Item
            leftSection={<IconTrash size={15} />}
            disabled={group.status === 'deleting'}
            onClick={() => setDialog('delete')}
          >
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {dialog === 'image' && <UpdateImageDialog group={group} onClose={close} />}
      {dialog === 'delete' && <DeleteGroupDialog group={group} onClose={close} />}
      {dialog === 'restore' && <RestoreGroupDialog group={group} onClose={close} />}
    </>
  );
}
