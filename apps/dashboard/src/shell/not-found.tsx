import { IconMapOff } from '@tabler/icons-react';
import { Empty } from '../ui/empty.js';
import { Page } from '../ui/page.js';
import { TextLink } from '../ui/text-link.js';

export const NotFound = () => (
  <Page title="There is no such page">
    <Empty
      icon={IconMapOff}
      title="Nothing is at this address"
      action={
        <TextLink to="/" fz="sm">
          Go to Monitor › Machines
        </TextLink>
      }
    >
      It may be mistyped, or from a newer version.
    </Empty>
  </Page>
);
