/** How far a runner has come; no row before its first commit. */
export const CHECKPOINT = `
  SELECT position, time, event_id AS "eventId" FROM hostler.checkpoints WHERE runner = $1 AND position IS NOT NULL`;
