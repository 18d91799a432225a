import type { Position } from '#kernel/message.js';
import { nextChangeAt } from '#planning/next-change.js';
import type { ScalingDecision } from '#planning/scaling-decision.js';
import { planScaling } from '#planning/scaling.plan.js';
import type { Lease } from '#runtime/leases.js';
import type { SessionBoard } from '../agent-gateway/session-board.js';
import type { Engine } from '../engine/engine.js';
import type { FleetView } from './fleet-view.js';
import { later, order } from './orders.js';
import { ScalingRecord } from './scaling-record.js';

export const SCALER = 'scaling';

/** Holds the slots of every environment at what its queues, guarantees and capacity ask for (S47, S54, S55), and says why. */
export class Scaler {
  readonly #record: ScalingRecord;

  constructor(
    private readonly engine: Pick<Engine, 'execute' | 'clock' | 'ids'>,
    private readonly view: FleetView,
    private readonly board: SessionBoard,
  ) {
    this.#record = new ScalingRecord(engine);
  }

  readonly pass = async (lease: Lease): Promise<{ nextAt: number | undefined }> => {
    let nextAt: number | undefined;
    for (const environment of this.view.environments.values()) {
      const fleet = this.view.fleet(environment);
      const now = this.engine.clock.now();
      let position: Position | undefined;
      for (const decision of planScaling(fleet, now)) {
        position = later(position, await this.#carryOut(lease, fleet.environmentId, decision));
        position = later(position, await this.#record.keep(fleet.environmentId, decision, now));
      }
      // The next plan must see what this one did, or it would do it twice.
      await this.view.reaches(position);
      const change = nextChangeAt(this.view.fleet(environment), now);
      if (change !== undefined) nextAt = Math.min(nextAt ?? change, change);
    }
    return { nextAt };
  };

  #carryOut(lease: Lease, environmentId: string, decision: ScalingDecision): Promise<Position | undefined> {
    if (decision.result === 'scaleOut') return this.#scaleOut(environmentId, decision.groupId, decision.bots);
    if (decision.result === 'scaleIn') return this.#scaleIn(lease, environmentId, decision);
    return Promise.resolve(undefined);
  }

  async #scaleOut(environmentId: string, groupId: string, bots: number): Promise<Position | undefined> {
    let last: Position | undefined;
    for (let count = 0; count < bots; count += 1) {
      const botId = this.engine.ids.next();
      const command = { type: 'ScaleOut', data: { environmentId, groupId, botId } } as const;
      const carried = await order(this.engine, SCALER, command, [botId]);
      // Somebody has changed the group or the capacity since: the next plan knows.
      if ('refused' in carried) return last;
      last = carried.position;
    }
    return last;
  }

  /** A bot that may be given runs is taken from the dispatcher first: it goes without a run, or it stays. */
  async #scaleIn(
    lease: Lease,
    environmentId: string,
    { reason, retirees }: Extract<ScalingDecision, { result: 'scaleIn' }>,
  ): Promise<Position | undefined> {
    const takings = retirees.flatMap(({ botId, claim }) =>
      claim === null ? [] : [{ botId, claim, taking: { for: 'retirement' } as const }],
    );
    const taken = await this.board.take(lease, takings);
    let last: Position | undefined;
    for (const { botId, claim } of retirees) {
      if (claim !== null && !taken.has(botId)) continue;
      const command = { type: 'ScaleIn', data: { environmentId, botId, reason, claim } } as const;
      const carried = await order(this.engine, SCALER, command, [botId, claim ?? 0]);
      if ('position' in carried) last = later(last, carried.position);
      this.board.tell(botId);
    }
    return last;
  }
}
