import type { Position } from '#kernel/message.js';
import { planDispatch, type Assignment } from '#planning/dispatch.plan.js';
import type { Lease } from '#runtime/leases.js';
import { isBefore } from '#runtime/tail.js';
import type { SessionBoard } from '../agent-gateway/session-board.js';
import type { Engine } from '../engine/engine.js';
import type { FleetView } from './fleet-view.js';
import { order } from './orders.js';

export const DISPATCHER = 'dispatch';

/** With where the log stood when the run's row was last changed. */
type SeenAssignment = Assignment & { readonly since?: Position | undefined };

/**
 * Brings queued runs to ready bots. The bot's session row is taken first, by compare-and-set under the dispatcher's lease, then the
 * run says so in its own stream. Whatever is left between the two by a crash, the mender finds.
 */
export class Dispatcher {
  /** Assigned by this process, and not in view yet. */
  readonly #justAssigned = new Map<string, Position>();

  constructor(
    private readonly engine: Pick<Engine, 'execute' | 'clock'>,
    private readonly view: FleetView,
    private readonly board: SessionBoard,
  ) {}

  readonly pass = async (lease: Lease): Promise<{ nextAt: number | undefined }> => {
    const now = this.engine.clock.now();
    this.#forgetSeen();
    for (const environment of this.view.environments.values()) {
      const fleet = this.view.fleet(environment, (runId) => this.#justAssigned.has(runId));
      if (fleet.waiting.length > 0) await this.#assignAll(lease, fleet.environmentId, planDispatch(fleet, now));
    }
    return { nextAt: undefined };
  };

  /** What is in view by now. They were assigned nearly in the order of the log, so the first that is not ends the search. */
  #forgetSeen(): void {
    for (const [runId, position] of this.#justAssigned) {
      if (isBefore(this.view.queue.position, position)) return;
      this.#justAssigned.delete(runId);
    }
  }

  async #assignAll(lease: Lease, environmentId: string, assignments: readonly Assignment[]): Promise<void> {
    const takings = assignments.map(({ botId, claim, runId }) => ({
      botId,
      claim,
      taking: { for: 'run', runId } as const,
    }));
    // A run that came back to the queue may go to the same bot and claim again: that is another sight, and another command.
    const seen = assignments.map((assignment) => ({ ...assignment, since: this.view.queue.since(assignment.runId) }));
    const taken = await this.board.take(lease, takings);
    await Promise.all(
      seen.filter(({ botId }) => taken.has(botId)).map((assignment) => this.#assign(environmentId, assignment)),
    );
  }

  async #assign(environmentId: string, { runId, botId, claim, image, since = '' }: SeenAssignment): Promise<void> {
    const command = { type: 'AssignRun', data: { environmentId, runId, botId, claim, image } } as const;
    const carried = await order(this.engine, DISPATCHER, command, [runId, botId, claim, since]);
    if ('refused' in carried) await this.board.free(botId, claim, runId);
    else if (carried.position !== undefined) this.#justAssigned.set(runId, carried.position);
    this.board.tell(botId);
  }
}
