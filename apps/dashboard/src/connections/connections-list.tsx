import { IconPlugConnected } from '@tabler/icons-react';
import type { ComponentProps } from 'react';
import type { ConnectionView } from '#protocol/generated/api.gen.js';
import { Empty } from '../ui/empty.js';
import { ListPanel } from '../ui/list-panel.js';
import { connectionColumns } from './connection-columns.js';

type ListProps = ComponentProps<typeof ListPanel<ConnectionView>>;
type ConnectionsListProps = Pick<ListProps, 'answer' | 'title' | 'about' | 'actions' | 'sort' | 'onSort'> & {
  readonly groupNames?: ReadonlyMap<string, string>;
  readonly filtered?: boolean;
};

/** Connections, of all groups where these are named, else of one. */
export const ConnectionsList = ({ groupNames, filtered = false, ...list }: ConnectionsListProps) => (
  <ListPanel
    {...list}
    label="Connections"
    columns={connectionColumns(groupNames)}
    rowKey={({ connectionId }) => connectionId}
    empty={
      <Empty icon={IconPlugConnected} title={filtered ? 'No connection fits' : 'No connections yet'}>
        {filtered
          ? 'Search for another part of the name.'
          : 'A connection says by which account flows run on a machine group. Every group needs one before its first run.'}
      </Empty>
    }
  />
);
