import { Group, Text } from '@mantine/core';
import type { ConnectionView } from '#protocol/generated/api.gen.js';
import { CellLink } from '../ui/cell-link.js';
import { columnOf } from '../ui/column.js';
import { Person } from '../ui/person.js';
import { StateBadge } from '../ui/state-badge.js';
import { When } from '../ui/when.js';
import { DeleteConnectionButton } from './delete-connection-button.js';
import { EditConnectionButton } from './edit-connection-button.js';

const column = columnOf<ConnectionView>();

/** `groupNames` by id; without them the list is of one group, which need not be named. */
export const connectionColumns = (groupNames: ReadonlyMap<string, string> | undefined) => [
  column('Name', ({ name }) => name, { sort: 'name' }),
  ...(groupNames === undefined
    ? []
    : [
        column('Machine group', (connection) => (
          <CellLink to={`/groups/${connection.groupId}`}>
            {groupNames.get(connection.groupId) ?? connection.groupId.slice(0, 8)}
          </CellLink>
        )),
      ]),
  column('Runs as', ({ kind }) => (kind === 'agentAccount' ? "The bot's own account" : 'A given account'), {
    wide: true,
    whole: true,
  }),
  column('State', ({ broken, brokenReason, status }) => (
    <>
      <StateBadge state={broken ? 'broken' : status} />
      {brokenReason !== null && (
        <Text fz="xs" c="dimmed">
          {brokenReason}
        </Text>
      )}
    </>
  )),
  column('Owner', ({ ownerId }) => <Person id={ownerId} />, { wide: true }),
  column('Created', ({ createdAt }) => <When time={createdAt} />, { wide: true, sort: 'createdAt' }),
  column(
    'Actions',
    (connection) => (
      <Group gap={4} wrap="nowrap">
        <EditConnectionButton connection={connection} />
        <DeleteConnectionButton connection={connection} />
      </Group>
    ),
    { unnamed: true },
  ),
];
