import type { Position } from '#kernel/message.js';
import { nextChangeAt } from '#planning/next-change.js';
import type { ScalingDecision } from '#planning/scaling-decision.js';
import { planScaling } from '#planning/scaling.plan.js';
import type { Lease } from '#runtime/leases.js';
import { untilAborted } from '#runtime/until-aborted.js';
import type { SessionBoard } from '../agent-gateway/session-board.js';
import type { Engine } from '../engine/engine.js';
import type { FleetView } from './fleet-view.js';
import { later, order } from './orders.js';
import { ScalingRecord } from './scaling-record.js';

export const SCALER = 'scaling';
/** A plan is carried out for so long, well within the lease that it was made under; what is left is planned anew. */
const PLAN_HOLDS_MS = 3_000;

/** The sight that a decision was planned on: its environment, when, and by whom. */
type Sight = {
  readonly environmentId: string;
  readonly now: number;
  readonly lease: Lease;
  readonly signal: AbortSignal;
};
/** How many bots really come or go, and where the log says so. */
type Done = { readonly bots: number; readonly position: Position | undefined };
const NOTHING: Done = { bots: 0, position: undefined };

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

  readonly pass = async (lease: Lease, signal: AbortSignal): Promise<{ nextAt: number | undefined }> => {
    let nextAt: number | undefined;
    for (const environment of this.view.environments.values()) {
      const fleet = this.view.fleet(environment);
      const now = this.engine.clock.now();
      const sight = { environmentId: fleet.environmentId, now, lease, signal };
      let position: Position | undefined;
      for (const decision of planScaling(fleet, now)) {
        const done = await this.#carryOut(sight, decision);
        position = later(position, done.position);
        // A plan that came to nothing is no decision, and its event would only call for the next pass.
        if (decision.bots > 0 && done.bots === 0) continue;
        const { bots } = done;
        position = later(position, await this.#record.keep(fleet.environmentId, { ...decision, bots }, now));
      }
      // The next plan must see what this one did, or it would do it twice.
      await untilAborted(this.view.reaches(position), signal);
      const change = this.#holds(sight) ? nextChangeAt(this.view.fleet(environment), now) : this.engine.clock.now();
      if (change !== undefined) nextAt = Math.min(nextAt ?? change, change);
    }
    return { nextAt };
  };

  async #carryOut(sight: Sight, decision: ScalingDecision): Promise<Done> {
    if (decision.result === 'scaleOut') return this.#scaleOut(sight, decision.groupId, decision.bots);
    if (decision.result === 'scaleIn') return this.#scaleIn(sight, decision);
    return NOTHING;
  }

  async #scaleOut(sight: Sight, groupId: string, wanted: number): Promise<Done> {
    const { environmentId } = sight;
    let done = NOTHING;
    while (done.bots < wanted && this.#holds(sight)) {
      const botId = this.engine.ids.next();
      const command = { type: 'ScaleOut', data: { environmentId, groupId, botId } } as const;
      const carried = await order(this.engine, SCALER, command, [botId]);
      // Somebody has changed the group or the capacity since: the next plan knows.
      if ('refused' in carried) return done;
      done = { bots: done.bots + 1, position: carried.position };
    }
    return done;
  }

  /** The process may have stood still since it planned, and another have planned instead (I10). */
  #holds({ now, signal }: Sight): boolean {
    return !signal.aborted && this.engine.clock.now() - now < PLAN_HOLDS_MS;
  }

  /** A bot that may be given runs is taken from the dispatcher first: it goes without a run, or it stays. */
  async #scaleIn(sight: Sight, { reason, retirees }: Extract<ScalingDecision, { result: 'scaleIn' }>): Promise<Done> {
    const { environmentId, lease } = sight;
    const takings = retirees.flatMap(({ botId, claim }) =>
      claim === null ? [] : [{ botId, claim, taking: { for: 'retirement' } as const }],
    );
    const taken = await this.board.take(lease, takings);
    let done = NOTHING;
    for (const { botId, claim } of retirees) {
      if (claim === null ? !this.#holds(sight) : !taken.has(botId)) continue;
      const command = { type: 'ScaleIn', data: { environmentId, botId, reason, claim } } as const;
      const carried = await order(this.engine, SCALER, command, [botId, claim ?? 0]);
      if ('position' in carried) done = { bots: done.bots + 1, position: later(done.position, carried.position) };
      this.board.tell(botId);
    }
    return done;
  }
}
