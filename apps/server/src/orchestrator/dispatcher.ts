import type { Position } from '#kernel/message.js';
import { planDispatch, type Assignment } from '#planning/dispatch.plan.js';
import type { Lease } from '#runtime/leases.js';
import type { SessionBoard } from '../agent-gateway/session-board.js';
import type { Engine } from '../engine/engine.js';
import type { FleetView } from './fleet-view.js';
import { order } from './orders.js';

/** How often the sessions are read again, for bots that speak to other servers. */
export const REFRESH_SESSIONS_MS = 1_000;
export const DISPATCHER = 'dispatch';

/**
 * Brings queued runs to ready bots. The bot's session row is taken first, by compare-and-set under the dispatcher's lease, then the
 * run says so in its own stream. Whatever is left between the two by a crash, the mender finds.
 */
export class Dispatcher {
  #refreshedAt = 0;
  /** Assigned by this process, and not in view yet. */
  readonly #justAssigned = new Map<string, Position>();

  constructor(
    private readonly engine: Pick<Engine, 'execute' | 'clock'>,
    private readonly view: FleetView,
    private readonly board: SessionBoard,
  ) {}

  readonly pass = async (lease: Lease): Promise<{ nextAt: number | undefined }> => {
    const now = this.engine.clock.now();
    if (now - this.#refreshedAt >= REFRESH_SESSIONS_MS) {
      await this.board.refresh();
      this.#refreshedAt = now;
    }
    for (const environment of this.view.environments.values()) {
      const fleet = this.view.fleet(environment, (runId) => this.#isJustAssigned(runId));
      if (fleet.waiting.length > 0) await this.#assignAll(lease, fleet.environmentId, planDispatch(fleet, now));
    }
    return { nextAt: now + REFRESH_SESSIONS_MS };
  };

  #isJustAssigned(runId: string): boolean {
    const position = this.#justAssigned.get(runId);
    if (position === undefined) return false;
    if (this.view.queue.position === undefined || this.view.queue.position < position) return true;
    this.#justAssigned.delete(runId);
    return false;
  }

  async #assignAll(lease: Lease, environmentId: string, assignments: readonly Assignment[]): Promise<void> {
    const takings = assignments.map(({ botId, claim, runId }) => ({
      botId,
      claim,
      taking: { for: 'run', runId } as const,
    }));
    const taken = await this.board.take(lease, takings);
    await Promise.all(
      assignments.filter(({ botId }) => taken.has(botId)).map((assignment) => this.#assign(environmentId, assignment)),
    );
  }

  async #assign(environmentId: string, { runId, botId, claim, image }: Assignment): Promise<void> {
    const command = { type: 'AssignRun', data: { environmentId, runId, botId, claim, image } } as const;
    const carried = await order(this.engine, DISPATCHER, command, [runId, botId, claim]);
    if ('refused' in carried) await this.board.free(botId, claim, runId);
    else if (carried.position !== undefined) this.#justAssigned.set(runId, carried.position);
    this.board.tell(botId);
  }
}
