import type { RunState } from '#domain/run/run.state.js';
import { hostedGroupsDecider } from '#domain/hosted-groups/hosted-groups.decider.js';
import { runDecider } from '#domain/run/run.decider.js';
import { streamOf } from '#domain/streams.js';
import { planGroupDeletion, type EndingGroup } from '#planning/group-deletion.plan.js';
import { planDispatchMends, type TakenRun } from '#planning/mend-dispatch.plan.js';
import type { GroupRow } from '#projections/groups/group.row.js';
import { NO_STREAM } from '#event-store/event-store.js';
import type { Lease } from '#runtime/leases.js';
import type { Session } from '#runtime/sessions.js';
import type { SessionBoard } from '../agent-gateway/session-board.js';
import type { HostlerCommand } from '../engine/command-table.js';
import type { Engine } from '../engine/engine.js';
import { DeletedConnections } from './deleted-connections.js';
import type { FleetView } from './fleet-view.js';
import { order, orderAll, ORDERS_PER_PASS } from './orders.js';

export const MEND_EVERY_MS = 5_000;
export const MENDER = 'mend';
/** A session that was taken within this time may simply be under way. */
const UNDER_WAY_MS = 5_000;

/** Finishes what a crash has left half done, and what stale facts let through: taken sessions, and runs of groups and connections that end. */
export class Mender {
  /** When each taken session was first seen so, by bot and claim. */
  #seen = new Map<string, number>();
  readonly #deletedConnections: DeletedConnections;

  constructor(
    private readonly engine: Pick<Engine, 'execute' | 'clock' | 'states' | 'secrets'>,
    private readonly view: FleetView,
    private readonly board: SessionBoard,
  ) {
    this.#deletedConnections = new DeletedConnections(engine, view, MENDER);
  }

  readonly pass = async (_: Lease, signal: AbortSignal): Promise<{ nextAt: number | undefined }> => {
    await this.#mendSessions();
    const isDone = (await this.#endGroups(signal)) && (await this.#deletedConnections.end(signal));
    return { nextAt: isDone ? undefined : this.engine.clock.now() };
  };

  async #mendSessions(): Promise<void> {
    const stuck = this.#takenForLong();
    for (const { environmentId } of this.view.environments.values()) {
      const mine = stuck.filter((session) => session.environmentId === environmentId);
      const forRuns = mine.flatMap(({ botId, claim, taken }) =>
        taken?.for === 'run' ? [{ botId, claim, runId: taken.runId }] : [],
      );
      const runs = (await Promise.all(forRuns.map(({ runId }) => this.#run(environmentId, runId)))).flat();
      const revisions = new Map(runs.map(({ runId, revision }) => [runId, revision]));
      for (const mend of planDispatchMends(forRuns, runs)) {
        if (mend.kind === 'free') await this.board.free(mend.botId, mend.claim, mend.runId);
        else await this.#assignAgain(environmentId, mend, revisions.get(mend.runId) ?? NO_STREAM);
      }
      await this.#retireAgain(environmentId, mine);
    }
  }

  #takenForLong(): Session[] {
    const now = this.engine.clock.now();
    const taken = this.board.all().filter((session) => session.taken !== undefined);
    const key = ({ botId, claim }: Session) => `${botId} ${claim}`;
    this.#seen = new Map(taken.map((session) => [key(session), this.#seen.get(key(session)) ?? now]));
    return taken.filter((session) => now - (this.#seen.get(key(session)) ?? now) >= UNDER_WAY_MS);
  }

  async #run(environmentId: string, runId: string): Promise<(TakenRun & { readonly revision: number })[]> {
    const { state, revision } = await this.engine.states.refresh(runDecider, streamOf('run', environmentId, runId));
    return state.status === 'absent' ? [] : [{ runId, revision, status: state.status, ...turnOf(state) }];
  }

  async #assignAgain(
    environmentId: string,
    { runId, botId, claim }: { runId: string; botId: string; claim: number },
    revision: number,
  ): Promise<void> {
    const image = this.view.bots.get(botId)?.image ?? undefined;
    const command = image && ({ type: 'AssignRun', data: { environmentId, runId, botId, claim, image } } as const);
    const carried = command && (await order(this.engine, MENDER, command, [runId, botId, claim, revision]));
    if (carried === undefined || 'refused' in carried) await this.board.free(botId, claim, runId);
    this.board.tell(botId);
  }

  /** A bot whose session was taken to retire it, and which nobody has told so. */
  async #retireAgain(environmentId: string, sessions: readonly Session[]): Promise<void> {
    for (const { botId, claim, taken } of sessions) {
      if (taken?.for !== 'retirement' || this.view.bots.get(botId)?.status !== 'idle') continue;
      await order(this.engine, MENDER, { type: 'ScaleIn', data: { environmentId, botId, reason: 'scaledIn', claim } }, [
        botId,
        claim,
      ]);
      this.board.tell(botId);
    }
  }

  /** X13: the queued runs of a group that ends are cancelled, the running ones finish, its bots go, then it is deleted. */
  async #endGroups(signal: AbortSignal): Promise<boolean> {
    for (const group of this.view.groups.values()) {
      if (group.status === 'active' || (group.status === 'deleted' && group.queued === 0)) continue;
      const { environmentId, groupId, configuration } = group;
      const steps = planGroupDeletion(this.#ending(group, group.status));
      // One that was restored may not show so yet.
      if (steps.length === 0 || (await this.#isActive(group))) continue;
      await orderAll(steps.slice(0, ORDERS_PER_PASS), signal, (step) =>
        step.kind === 'cancelRun'
          ? order(this.engine, MENDER, cancelOf(environmentId, step.runId), [step.runId])
          : order(this.engine, MENDER, finishOf(environmentId, groupId), [groupId, configuration]),
      );
      if (steps.length > ORDERS_PER_PASS) return false;
    }
    return true;
  }

  async #isActive({ environmentId, groupId }: GroupRow): Promise<boolean> {
    const stream = streamOf('hostedGroups', environmentId);
    const { state } = await this.engine.states.refresh(hostedGroupsDecider, stream);
    return state.groups[groupId]?.status === 'active';
  }

  #ending({ groupId, running }: GroupRow, status: EndingGroup['status']): EndingGroup {
    const ofGroup = (row: { readonly groupId: string }) => row.groupId === groupId;
    return {
      groupId,
      status,
      notStarted: this.view.queue.values().filter(ofGroup),
      running,
      bots: this.view.bots.values().filter(ofGroup).length,
    };
  }
}

const cancelOf = (environmentId: string, runId: string): HostlerCommand => ({
  type: 'CancelRun',
  data: { environmentId, runId, reason: 'groupDeleted', requestedBy: `system:${MENDER}`, commentId: null },
});

const finishOf = (environmentId: string, groupId: string): HostlerCommand => ({
  type: 'FinishHostedGroupDeletion',
  data: { environmentId, groupId },
});

/** Whose turn it is, or was last: a run that came back to the queue is not told to the same bot again. */
function turnOf(run: RunState): Pick<TakenRun, 'botId' | 'claim'> {
  const turn = 'turn' in run ? run.turn : 'returnedFrom' in run ? run.returnedFrom : null;
  return { botId: turn?.botId ?? null, claim: turn?.claim ?? null };
}
