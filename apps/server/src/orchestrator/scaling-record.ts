import type { Position } from '#kernel/message.js';
import type { ScalingDecision } from '#planning/scaling-decision.js';
import type { Engine } from '../engine/engine.js';
import { order } from './orders.js';

type Last = { decision: string; repeats: number; lastAt: number };

/**
 * Writes decisions into the log where they say something new: bots come or go, or result or rule differ from the one before. The
 * repeats between are counted here and carried by the next one (U2).
 */
export class ScalingRecord {
  readonly #last = new Map<string, Last>();

  constructor(private readonly engine: Pick<Engine, 'execute' | 'ids'>) {}

  async keep(environmentId: string, decision: ScalingDecision, now: number): Promise<Position | undefined> {
    const { groupId, result, rule, bots, inputs } = decision;
    const kind = `${result} ${rule}`;
    const last = this.#last.get(groupId);
    if (bots === 0 && last?.decision === kind) {
      last.repeats += 1;
      last.lastAt = now;
      return undefined;
    }
    const previous = last === undefined ? null : { repeats: last.repeats, lastAt: last.lastAt };
    const data = { environmentId, groupId, result, rule, bots, inputs, previous };
    const carried = await order(this.engine, 'scaling', { type: 'RecordScalingDecision', data }, [
      groupId,
      this.engine.ids.next(),
    ]);
    this.#last.set(groupId, { decision: kind, repeats: 0, lastAt: now });
    return 'position' in carried ? carried.position : undefined;
  }
}
