import { Text } from '@mantine/core';
import type { ImageView } from '#protocol/generated/api.gen.js';
import { columnOf } from '../ui/column.js';
import { StateBadge } from '../ui/state-badge.js';
import { When } from '../ui/when.js';
import { PublishVersionButton } from './publish-version-button.js';

const column = columnOf<ImageView>();

export const imageColumns = [
  column(
    'Name',
    ({ name }) => (
      <Text fz="inherit" fw={550}>
        {name}
      </Text>
    ),
    { sort: 'name' },
  ),
  column(
    'Description',
    ({ description }) => (
      <Text fz="inherit" c="dimmed">
        {description}
      </Text>
    ),
    { wide: true },
  ),
  column('Origin', ({ origin }) => <StateBadge state={origin} />),
  column('Version', ({ version }) => version, { align: 'right' }),
  column('Published', ({ publishedAt }) => <When time={publishedAt} />, { wide: true }),
  column('Registered', ({ registeredAt }) => <When time={registeredAt} />, { wide: true, sort: 'registeredAt' }),
  column('Actions', (image) => <PublishVersionButton image={image} />, { unnamed: true }),
];
