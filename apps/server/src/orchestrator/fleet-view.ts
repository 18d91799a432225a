import type { AnyFolds } from '#kernel/fold.js';
import type { Position, Recorded } from '#kernel/message.js';
import type { Fleet, FleetBot, FleetGroup, WaitingRun } from '#planning/fleet.js';
import { bots } from '#projections/bots/bots.projection.js';
import type { BotRow } from '#projections/bots/bot.row.js';
import { environments } from '#projections/environments/environments.projection.js';
import type { EnvironmentRow } from '#projections/environments/environment.row.js';
import { groups } from '#projections/groups/groups.projection.js';
import type { GroupRow } from '#projections/groups/group.row.js';
import { queue } from '#projections/queue/queue.projection.js';
import type { QueueRow } from '#projections/queue/queue.row.js';
import { Replica } from '#runtime/replica.js';
import type { RowFilter, RowStore, Table } from '#runtime/row-store.js';
import type { Tail } from '#runtime/tail.js';
import type { SessionBoard } from '../agent-gateway/session-board.js';

/** What the reconcilers see, held in memory: four read models, followed by the log itself. */
export class FleetView {
  readonly environments: Replica<EnvironmentRow>;
  readonly groups: Replica<GroupRow>;
  readonly bots: Replica<BotRow>;
  readonly queue: Replica<QueueRow>;

  constructor(
    rows: RowStore,
    tail: Tail,
    table: (projection: string) => Table,
    private readonly board: SessionBoard,
  ) {
    const replica = <Row>(projection: { name: string; on: unknown }, where: RowFilter[], keep: (row: Row) => boolean) =>
      new Replica<Row>(rows, tail, { table: table(projection.name), folds: projection.on as AnyFolds, where, keep });
    this.environments = replica(environments, [], () => true);
    // Deleted groups too: one may be restored, and its counts go on then.
    this.groups = replica(groups, [], () => true);
    this.bots = replica<BotRow>(
      bots,
      [{ field: 'status', in: ['reserved', 'provisioning', 'idle', 'busy', 'leaving'] }],
      ({ status }) => status !== 'deleted',
    );
    this.queue = replica<QueueRow>(queue, [], () => true);
  }

  get #replicas() {
    return [this.environments, this.groups, this.bots, this.queue];
  }

  async load(): Promise<void> {
    await Promise.all(this.#replicas.map((replica) => replica.load()));
  }

  /** Follows the log, telling once per replica and batch which events came. */
  async follow(signal: AbortSignal, moved: (events: readonly Recorded[]) => void): Promise<void> {
    await Promise.all(this.#replicas.map((replica) => replica.follow(signal, moved)));
  }

  /** Resolves when everything up to the position is in view. */
  async reaches(position: Position | undefined): Promise<void> {
    if (position === undefined) return;
    await Promise.all(this.#replicas.map((replica) => replica.reaches(position)));
  }

  /** One environment at this moment. */
  fleet({ environmentId, capacity, policies }: EnvironmentRow): Fleet {
    const mine = <Row extends { environmentId: string }>(row: Row) => row.environmentId === environmentId;
    const groupRows = this.groups.values().filter((row) => mine(row) && row.status !== 'deleted');
    const images = new Map(groupRows.map(({ groupId, image }) => [groupId, image]));
    return {
      environmentId,
      capacity,
      policies,
      groups: groupRows.map(toFleetGroup),
      bots: this.bots
        .values()
        .filter(mine)
        .flatMap((row) => this.#toFleetBot(row, row.image ?? images.get(row.groupId))),
      waiting: this.queue.values().filter(mine).flatMap(toWaitingRun),
    };
  }

  #toFleetBot(row: BotRow, image: FleetBot['image'] | undefined): FleetBot[] {
    const { botId, groupId, reservedAt } = row;
    const of = { botId, groupId, reservedAt, image: image ?? { imageId: '', version: 0 } };
    switch (row.status) {
      case 'reserved':
      case 'provisioning':
        return [{ ...of, status: 'provisioning' }];
      case 'idle': {
        const session = this.board.get(botId);
        const claim = session === undefined || session.taken !== undefined ? null : session.claim;
        return [{ ...of, status: 'idle', idleSince: row.idleSince ?? reservedAt, claim }];
      }
      case 'busy':
        return [{ ...of, status: 'busy', runId: row.runId ?? '' }];
      case 'leaving':
        return [{ ...of, status: 'leaving' }];
      case 'deleted':
        return [];
    }
  }
}

const toFleetGroup = (row: GroupRow): FleetGroup => ({
  groupId: row.groupId,
  status: row.status === 'active' ? 'active' : 'deleting',
  committed: row.committed,
  maximum: row.maximum,
  image: row.image,
  createdAt: row.createdAt,
  failuresInARow: row.failuresInARow,
  lastFailureAt: row.lastFailureAt,
});

const toWaitingRun = (row: QueueRow): WaitingRun[] =>
  row.status === 'queued'
    ? [{ runId: row.runId, groupId: row.groupId, priority: row.priority, queuedAt: row.queuedAt, place: row.place }]
    : [];
