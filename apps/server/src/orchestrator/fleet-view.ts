import type { AnyFolds } from '#kernel/fold.js';
import type { Position, Recorded } from '#kernel/message.js';
import type { Fleet } from '#planning/fleet.js';
import { QueueIndex } from '#planning/queue-index.js';
import { bots } from '#projections/bots/bots.projection.js';
import type { BotRow } from '#projections/bots/bot.row.js';
import { connections, type ConnectionRow } from '#projections/connections/connections.projection.js';
import { environments } from '#projections/environments/environments.projection.js';
import type { EnvironmentRow } from '#projections/environments/environment.row.js';
import { groups } from '#projections/groups/groups.projection.js';
import type { GroupRow } from '#projections/groups/group.row.js';
import { queue } from '#projections/queue/queue.projection.js';
import type { QueueRow } from '#projections/queue/queue.row.js';
import { Replica } from '#runtime/replica.js';
import type { RowFilter } from '#runtime/row-query.js';
import type { RowStore, Table } from '#runtime/row-store.js';
import type { Tail } from '#runtime/tail.js';
import type { SessionBoard } from '../agent-gateway/session-board.js';
import { asFleetBots, asFleetGroup } from '../engine/fleet-rows.js';

/** What the reconcilers see, held in memory: five read models, followed by the log itself. */
export class FleetView {
  readonly environments: Replica<EnvironmentRow>;
  readonly groups: Replica<GroupRow>;
  readonly bots: Replica<BotRow>;
  readonly queue: Replica<QueueRow>;
  readonly connections: Replica<ConnectionRow>;
  readonly #waiting = new QueueIndex();

  constructor(
    rows: RowStore,
    tail: Tail,
    table: (projection: string) => Table,
    private readonly board: SessionBoard,
  ) {
    const replica = <Row>(
      projection: { name: string; on: unknown },
      where: RowFilter[],
      keep: (row: Row) => boolean,
      moved: (key: string, row: Row | undefined) => void = () => undefined,
    ) =>
      new Replica<Row>(rows, tail, {
        table: table(projection.name),
        folds: projection.on as AnyFolds,
        where,
        keep,
        moved,
      });
    this.environments = replica(environments, [], () => true);
    // Deleted groups too: one may be restored, and its counts go on then.
    this.groups = replica(groups, [], () => true);
    this.bots = replica<BotRow>(
      bots,
      [{ field: 'status', in: ['reserved', 'provisioning', 'idle', 'busy', 'leaving'] }],
      ({ status }) => status !== 'deleted',
    );
    this.queue = replica<QueueRow>(
      queue,
      [],
      () => true,
      (runId, row) => (row?.status === 'queued' ? this.#waiting.put(row) : this.#waiting.remove(runId)),
    );
    // Active ones too: what becomes of one is folded on what it was.
    this.connections = replica(connections, [], () => true);
  }

  get #replicas() {
    return [this.environments, this.groups, this.bots, this.queue, this.connections];
  }

  async load(): Promise<void> {
    await Promise.all(this.#replicas.map((replica) => replica.load()));
  }

  /** Follows the log, telling once per replica and batch which events came. What interrupts one is told to `keepOn`. */
  async follow(
    signal: AbortSignal,
    moved: (events: readonly Recorded[]) => void,
    keepOn: (follow: () => Promise<void>) => Promise<void> = (follow) => follow(),
  ): Promise<void> {
    await Promise.all(this.#replicas.map((replica) => keepOn(() => replica.follow(signal, moved))));
  }

  /** Resolves when everything up to the position is in view. */
  async reaches(position: Position | undefined): Promise<void> {
    if (position === undefined) return;
    await Promise.all(this.#replicas.map((replica) => replica.reaches(position)));
  }

  /** One environment at this moment, without the runs that are left out: those are assigned already, though not in view yet. */
  fleet({ environmentId, capacity, policies }: EnvironmentRow, isLeftOut?: (runId: string) => boolean): Fleet {
    const mine = <Row extends { environmentId: string }>(row: Row) => row.environmentId === environmentId;
    const groupRows = this.groups.values().filter((row) => mine(row) && row.status !== 'deleted');
    const images = new Map(groupRows.map(({ groupId, image }) => [groupId, image]));
    const botRows = this.bots.values().filter(mine);
    const botsOf = countBy(botRows, ({ groupId }) => groupId);
    const queues = groupRows.flatMap(({ groupId }) => {
      const waiting = this.#waiting.queueOf(groupId);
      return waiting === undefined ? [] : [[groupId, waiting] as const];
    });
    return {
      environmentId,
      capacity,
      policies,
      groups: groupRows.map(asFleetGroup),
      bots: botRows.flatMap((row) => asFleetBots(row, images.get(row.groupId), (botId) => this.#claimOf(botId))),
      waiting: queues.flatMap(([groupId]) => this.#waiting.next(groupId, botsOf.get(groupId) ?? 0, isLeftOut)),
      queues: new Map(queues),
    };
  }

  /** The free offer of an idle bot. */
  #claimOf(botId: string): number | null {
    const session = this.board.get(botId);
    return session === undefined || session.taken !== undefined ? null : session.claim;
  }
}

function countBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
