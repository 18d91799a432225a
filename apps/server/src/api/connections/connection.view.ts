import type { Wholeness } from '#domain/connection/wholeness.js';
import type { ConnectionRow } from '#projections/connections/connections.projection.js';
import { isoTime } from '../http/iso-time.js';
import type { ConnectionView } from './connection.dto.js';

/** X5: a connection outlives its group, and is broken while the group or its credential is gone. */
export function connectionView(row: ConnectionRow, wholeness: Wholeness): ConnectionView {
  const brokenReason = row.status === 'active' ? reasonOf(wholeness) : null;
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

function reasonOf(wholeness: Wholeness): string | null {
  switch (wholeness) {
    case 'whole':
      return null;
    case 'groupGone':
      return 'Its group is deleted or being deleted. Restore the group, or make a connection to another one.';
    case 'credentialGone':
      return 'Its user name and password are gone. Edit the connection, and give it both again.';
  }
}
