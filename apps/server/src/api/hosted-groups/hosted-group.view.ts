import { botCounts } from '#projections/groups/bot-counts.js';
import type { GroupRow } from '#projections/groups/group.row.js';
import { isoTime, isoTimeOrNull } from '../http/iso-time.js';
import type { HostedGroupView } from './hosted-group.dto.js';

export const hostedGroupView = (row: GroupRow): HostedGroupView => ({
  groupId: row.groupId,
  environmentId: row.environmentId,
  name: row.name,
  description: row.description,
  status: row.status,
  deletionReason: row.deletionReason,
  access: row.access,
  ownerId: row.ownerId,
  sessionReuse: row.sessionReuse,
  committed: row.committed,
  maximum: row.maximum,
  image: row.image,
  configuration: row.configuration,
  runs: {
    queued: row.queued,
    running: row.running,
    succeeded: row.succeeded,
    failed: row.failed,
    cancelled: row.cancelled,
    timedOut: row.timedOut,
  },
  bots: botCounts(row),
  createdAt: isoTime(row.createdAt),
  lastActivityAt: isoTime(row.lastActivityAt),
  activeUntil: isoTime(row.activeUntil),
  deletedAt: isoTimeOrNull(row.deletedAt),
});
