import { Text } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import type { ColumnDef } from '@tanstack/react-table';
import type { ConnectionView } from '../generated/api.gen.js';
import { DataTable, type DataTableProps } from '../ui/data-table.js';
import { Empty } from '../ui/empty.js';
import { Person } from '../ui/person.js';
import { StateBadge } from '../ui/state-badge.js';
import { TextLink } from '../ui/text-link.js';
import { When } from '../ui/when.js';
import { DeleteConnectionButton } from './delete-connection-button.js';

const columns: ColumnDef<ConnectionView>[] = [
  { header: 'Name', meta: { sort: 'name' }, cell: ({ row: { original: connection } }) => connection.name },
  {
    header: 'Machine group',
    cell: ({ row: { original: connection } }) => (
      <TextLink to="/environments/$environmentId/groups/$groupId" params={connection}>
        {connection.groupId.slice(0, 8)}
      </TextLink>
    ),
  },
  {
    header: 'Runs as',
    cell: ({
      row: {
        original: { kind },
      },
    }) => (kind === 'agentAccount' ? "The bot's own account" : 'A given account'),
  },
  {
    header: 'State',
    cell: ({
      row: {
        original: { broken, brokenReason, status },
      },
    }) => (
      <>
        <StateBadge state={broken ? 'broken' : status} />
        {brokenReason !== null && (
          <Text fz="xs" c="dimmed">
            {brokenReason}
          </Text>
        )}
      </>
    ),
  },
  {
    header: 'Owner',
    meta: { wide: true },
    cell: ({
      row: {
        original: { ownerId },
      },
    }) => <Person id={ownerId} />,
  },
  {
    header: 'Created',
    meta: { wide: true, sort: 'createdAt' },
    cell: ({
      row: {
        original: { createdAt },
      },
    }) => <When time={createdAt} />,
  },
  {
    id: 'actions',
    header: 'Actions',
    cell: ({ row: { original: connection } }) => <DeleteConnectionButton connection={connection} />,
  },
];

type ConnectionsTableProps = Pick<DataTableProps<ConnectionView>, 'rows' | 'loading' | 'more' | 'sort' | 'onSort'> & {
  readonly groupNames?: ReadonlyMap<string, string>;
};

export function ConnectionsTable({ groupNames, ...list }: ConnectionsTableProps) {
  const shown =
    groupNames === undefined ? columns.filter(({ header }) => header !== 'Machine group') : named(groupNames);
  return (
    <DataTable
      {...list}
      label="Connections"
      columns={shown}
      rowKey={({ connectionId }) => connectionId}
      empty={
        <Empty icon={IconPlugConnected} title="No connections yet">
          A connection says by which account flows run on a machine group. Every group needs one before its first run.
        </Empty>
      }
    />
  );
}

const named = (names: ReadonlyMap<string, string>): ColumnDef<ConnectionView>[] =>
  columns.map((column) =>
    column.header === 'Machine group'
      ? {
          ...column,
          cell: ({ row: { original: connection } }) => (
            <TextLink to="/environments/$environmentId/groups/$groupId" params={connection}>
              {names.get(connection.groupId) ?? connection.groupId.slice(0, 8)}
            </TextLink>
          ),
        }
      : column,
  );
