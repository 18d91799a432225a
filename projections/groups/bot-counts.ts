import type { GroupRow } from './group.row.js';

export type BotCounts = {
  readonly provisioning: number;
  readonly idle: number;
  readonly busy: number;
  readonly leaving: number;
};

/**
 * A group's bots by what they do. A bot is busy while a run is on it; a bot that was lost takes its run along for a moment,
 * so there are never more busy ones than enrolled ones.
 */
export function botCounts(group: GroupRow): BotCounts {
  const busy = Math.min(group.enrolled, group.assigned + group.running);
  return {
    provisioning: group.provisioning.length,
    idle: group.enrolled - busy,
    busy,
    leaving: group.leaving.length,
  };
}
