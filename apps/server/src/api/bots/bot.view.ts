import type { BotRow } from '#projections/bots/bot.row.js';
import { isoTime, isoTimeOrNull } from '../http/iso-time.js';
import type { BotView } from './bot.dto.js';

export const botView = (row: BotRow, groupName: string | undefined): BotView => ({
  botId: row.botId,
  groupId: row.groupId,
  groupName: groupName ?? null,
  status: row.status,
  image: row.image,
  reservedAt: isoTime(row.reservedAt),
  requestedAt: isoTimeOrNull(row.requestedAt),
  provisioningDeadline: isoTimeOrNull(row.provisioningDeadline),
  enrolledAt: isoTimeOrNull(row.enrolledAt),
  idleSince: isoTimeOrNull(row.idleSince),
  runId: row.runId,
  runsDone: row.runsDone,
  leavingReason: row.leavingReason,
  leavingSince: isoTimeOrNull(row.leavingSince),
  deletedAt: isoTimeOrNull(row.deletedAt),
  agentVersion: row.agentVersion,
  platform: row.platform,
});
