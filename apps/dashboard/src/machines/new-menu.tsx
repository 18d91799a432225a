import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconPhoto, IconPlus, IconServer2 } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useEnvironmentId } from '../shell/environment.js';

const NewImageDialog = lazy(async () => ({ default: (await import('../images/new-image-dialog.js')).NewImageDialog }));

/** S38, S33: New > Hosted machine group, New > VM image. */
export function NewMenu() {
  const environmentId = useEnvironmentId();
  const navigate = useNavigate();
  const [asksForImage, setAsksForImage] = useState(false);
  return (
    <>
      <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <Button leftSection={<IconPlus size={16} />} rightSection={<IconChevronDown size={15} />}>
            New
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconServer2 size={15} />}
            onClick={() => void navigate({ to: `/environments/${environmentId}/groups/new` })}
          >
            Hosted machine group
          </Menu.Item>
          <Menu.Item leftSection={<IconPhoto size={15} />} onClick={() => setAsksForImage(true)}>
            VM image
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asksForImage && (
        <Suspense>
          <NewImageDialog onClose={() => setAsksForImage(false)} />
        </Suspense>
      )}
    </>
  );
}
