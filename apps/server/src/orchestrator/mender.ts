import type { OpenRunStatus } from '#domain/run/run.events.js';
import type { RunState } from '#domain/run/run.state.js';
import { runDecider } from '#domain/run/run.decider.js';
import { streamOf } from '#domain/streams.js';
import { planGroupDeletions, type EndingGroup } from '#planning/group-deletion.plan.js';
import { planDispatchRepairs, type TakenRun } from '#planning/repair-dispatch.plan.js';
import type { GroupRow } from '#projections/groups/group.row.js';
import type { Session } from '#runtime/sessions.js';
import type { SessionBoard } from '../agent-gateway/session-board.js';
import type { Engine } from '../engine/engine.js';
import { DeletedConnections } from './deleted-connections.js';
import { DISPATCHER } from './dispatcher.js';
import type { FleetView } from './fleet-view.js';
import { order } from './orders.js';

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

  readonly pass = async (): Promise<{ nextAt: number | undefined }> => {
    await this.#mendSessions();
    await this.#endGroups();
    await this.#deletedConnections.end();
    return { nextAt: undefined };
  };

  async #mendSessions(): Promise<void> {
    const stuck = this.#takenForLong();
    for (const { environmentId } of this.view.environments.values()) {
      const mine = stuck.filter((session) => session.environmentId === environmentId);
      const forRuns = mine.flatMap(({ botId, claim, taken }) =>
        taken?.for === 'run' ? [{ botId, claim, runId: taken.runId }] : [],
      );
      const runs = await Promise.all(forRuns.map(({ runId }) => this.#run(environmentId, runId)));
      for (const repair of planDispatchRepairs(forRuns, runs.flat())) {
        if (repair.kind === 'free') await this.board.free(repair.botId, repair.claim, repair.runId);
        else await this.#assignAgain(environmentId, repair);
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

  async #run(environmentId: string, runId: string): Promise<TakenRun[]> {
    const { state } = await this.engine.states.refresh(runDecider, streamOf('run', environmentId, runId));
    return state.status === 'absent' ? [] : [{ runId, status: state.status, ...turnOf(state) }];
  }

  async #assignAgain(
    environmentId: string,
    { runId, botId, claim }: { runId: string; botId: string; claim: number },
  ): Promise<void> {
    const image = this.view.bots.get(botId)?.image ?? undefined;
    const command = image && ({ type: 'AssignRun', data: { environmentId, runId, botId, claim, image } } as const);
    const carried = command && (await order(this.engine, DISPATCHER, command, [runId, botId, claim]));
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
  async #endGroups(): Promise<void> {
    for (const group of this.view.groups.values()) {
      if (group.status === 'active' || (group.status === 'deleted' && group.queued === 0)) continue;
      const { environmentId, groupId } = group;
      for (const step of planGroupDeletions([this.#ending(group)])) {
        if (step.kind === 'finishDeletion') {
          const because = [groupId, group.configuration];
          await order(
            this.engine,
            MENDER,
            { type: 'FinishHostedGroupDeletion', data: { environmentId, groupId } },
            because,
          );
        } else {
          const of = {
            environmentId,
            runId: step.runId,
            reason: 'groupDeleted',
            requestedBy: `system:${MENDER}`,
            commentId: null,
          } as const;
          await order(this.engine, MENDER, { type: 'CancelRun', data: of }, [step.runId]);
        }
      }
    }
  }

  #ending({ groupId, status, running }: GroupRow): EndingGroup {
    const waiting = this.view.queue.values().filter((run) => run.groupId === groupId);
    const started = Array.from({ length: running }, () => ({ runId: '', status: 'running' as OpenRunStatus }));
    return {
      groupId,
      status: status === 'deleted' ? 'deleted' : 'deleting',
      openRuns: [...waiting.map(({ runId, status: of }) => ({ runId, status: of as OpenRunStatus })), ...started],
      bots: this.view.bots.values().filter((bot) => bot.groupId === groupId).length,
    };
  }
}

/** Whose turn it is, or was last: a run that came back to the queue is not told to the same bot again. */
function turnOf(run: RunState): Pick<TakenRun, 'botId' | 'claim'> {
  const turn = 'turn' in run ? run.turn : 'returnedFrom' in run ? run.returnedFrom : null;
  return { botId: turn?.botId ?? null, claim: turn?.claim ?? null };
}
