import { isEnded } from '#domain/run/run.state.js';
import { runDecider } from '#domain/run/run.decider.js';
import { streamOf } from '#domain/streams.js';
import { planConnectionDeletion, type DeletedConnection } from '#planning/connection-deletion.plan.js';
import { groupBy } from '#planning/group-by.js';
import type { ConnectionRow } from '#projections/connections/connections.projection.js';
import type { Engine } from '../engine/engine.js';
import { credentialReference } from '../engine/references.js';
import type { FleetView } from './fleet-view.js';
import { order, orderAll, ORDERS_PER_PASS } from './orders.js';

const ANY_CREDENTIAL = credentialReference('');

type OpenRuns = DeletedConnection['openRuns'];

/** Ends what a deleted connection leaves: the runs that wait by it, and, once its last run has ended, the account that it stood for. */
export class DeletedConnections {
  /** Of these no credential is left. */
  readonly #bare = new Set<string>();

  constructor(
    private readonly engine: Pick<Engine, 'execute' | 'states' | 'secrets'>,
    private readonly view: FleetView,
    private readonly actor: string,
  ) {}

  /** Whether that is all; the next call goes on with the rest. */
  async end(signal: AbortSignal): Promise<boolean> {
    const deleted = this.view.connections.values().filter(({ status }) => status === 'deleted');
    if (deleted.length === 0) return true;
    const credentials = await this.#credentialsOf(deleted);
    const waiting = this.#waitingBy(new Set(deleted.map(({ connectionId }) => connectionId)));
    for (const connection of deleted) {
      const { connectionId } = connection;
      const credentialId = credentials.get(connectionId) ?? null;
      const started = credentialId === null ? [] : await this.#startedBy(connection);
      const openRuns = [...(waiting.get(connectionId) ?? []), ...started];
      const steps = planConnectionDeletion({ credentialId, openRuns });
      await orderAll(steps.slice(0, ORDERS_PER_PASS), signal, (step) =>
        step.kind === 'cancelRun'
          ? this.#cancel(connection, step.runId)
          : this.engine.secrets.remove(credentialReference(step.credentialId)),
      );
      if (steps.length > ORDERS_PER_PASS) return false;
    }
    return true;
  }

  /** What the secret store still holds of theirs; asked only while one of them may have something there. */
  async #credentialsOf(deleted: readonly ConnectionRow[]): Promise<ReadonlyMap<string, string>> {
    const asked = deleted.filter(({ connectionId }) => !this.#bare.has(connectionId));
    const kept = new Set(asked.length === 0 ? [] : await this.engine.secrets.list(ANY_CREDENTIAL));
    const credentials = new Map<string, string>();
    for (const { connectionId, credentialId } of asked) {
      if (credentialId === null || !kept.has(credentialReference(credentialId))) this.#bare.add(connectionId);
      else credentials.set(connectionId, credentialId);
    }
    return credentials;
  }

  #waitingBy(connectionIds: ReadonlySet<string>): ReadonlyMap<string, OpenRuns> {
    const runs = this.view.queue.values().filter(({ connectionId }) => connectionIds.has(connectionId));
    return groupBy(runs, ({ connectionId }) => connectionId);
  }

  async #startedBy({ environmentId, connectionId }: ConnectionRow): Promise<OpenRuns> {
    const started = [];
    for (const { environmentId: of, runId } of this.view.bots.values()) {
      if (of !== environmentId || runId === null) continue;
      const { state } = await this.engine.states.load(runDecider, streamOf('run', environmentId, runId));
      if (state.status === 'absent' || isEnded(state) || state.ordered.connectionId !== connectionId) continue;
      started.push({ runId, status: state.status });
    }
    return started;
  }

  async #cancel({ environmentId }: ConnectionRow, runId: string): Promise<void> {
    const reason = 'connectionDeleted';
    const data = { environmentId, runId, reason, requestedBy: `system:${this.actor}`, commentId: null } as const;
    await order(this.engine, this.actor, { type: 'CancelRun', data }, [runId]);
  }
}
