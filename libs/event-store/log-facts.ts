import type { LogState, MovableLog } from './movable-log.js';
import type { Position } from '#kernel/message.js';

/** Where a log ends, and whether it takes appends. */
export type LogFacts = {
  readonly state: LogState;
  readonly head: Position | undefined;
  /** When its last event was appended, in milliseconds. */
  readonly headTime: number | undefined;
};

export async function logFacts(log: MovableLog): Promise<LogFacts> {
  const [state, last] = await Promise.all([log.state(), log.last()]);
  const { recordedAt } = last === undefined ? {} : (JSON.parse(last.metadata) as { recordedAt?: number });
  return { state, head: last?.position, headTime: recordedAt };
}
