import { IconMapOff } from '@tabler/icons-react';
import { Empty } from '../ui/empty.js';
import { TextLink } from '../ui/text-link.js';

export const NotFound = () => (
  <Empty icon={IconMapOff} title="There is no such page" action={<TextLink to="/">Go to Monitor › Machines</TextLink>}>
    The address may be mistyped, or from a newer version.
  </Empty>
);
