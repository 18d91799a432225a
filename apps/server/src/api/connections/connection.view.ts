import type { ConnectionRow } from '#projections/connections/connections.projection.js';
import type { GroupRow } from '#projections/groups/group.row.js';
import { isoTime } from '../http/iso-time.js';
import type { ConnectionView } from './connection.dto.js';

/** X5: a connection outlives its group, and is broken while the group is gone. */
export function connectionView(row: ConnectionRow, group: Pick<GroupRow, 'status'> | undefined): ConnectionView {
  const brokenReason = row.status === 'active' ? reasonOf(group) : null;
  return {
    connectionId: row.connectionId,
    environmentId: row.environmentId,
    groupId: row.groupId,
    name: row.name,
    kind: row.kind,
    status: row.status,
    broken: brokenReason !== null,
    brokenReason,
    ownerId: row.ownerId,
    createdAt: isoTime(row.createdAt),
  };
}

function reasonOf(group: Pick<GroupRow, 'status'> | undefined): string | null {
  switch (group?.status) {
    case 'active':
      return null;
    case 'deleting':
      return 'Its group is being deleted. Restore the group, or make a connection to another one.';
    case 'deleted':
    case undefined:
      return 'Its group has been deleted. Restore the group, or make a connection to another one.';
  }
}
