import type { Clock } from '#kernel/clock.js';
import type { Ids } from '#kernel/ids.js';
import type { Message, Position } from '#kernel/message.js';
import type { EventStore } from '#event-store/event-store.js';
import type { CommandContext, Handled } from '#runtime/handle.js';
import type { RowStore, Table } from '#runtime/row-store.js';
import type { States } from '#runtime/states.js';
import type { Tail } from '#runtime/tail.js';
import type { CredentialStore, Directory, PayloadStore, SecretStore } from '#vault/ports.js';
import type { HostlerCommand } from '#domain/all.commands.js';
import type { GroupAccess } from '#domain/hosted-groups/hosted-groups.events.js';

/** The parts that one server process is made of, opened once and closed in the opposite order. */
export type Engine = {
  readonly installationId: string;
  /** Names the log in positions: they mean something in one store only. */
  readonly logId: string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly store: EventStore;
  readonly rows: RowStore;
  /** The end of the log, read once a process for all who follow it. */
  readonly tail: Pick<Tail, 'next'>;
  readonly states: States;
  /** As whom bots can run flows here (S44, X20); all there are where no machines are provided. */
  readonly accesses: readonly GroupAccess[];
  readonly secrets: SecretStore;
  readonly payloads: PayloadStore;
  readonly directory: Directory;
  readonly credentials: CredentialStore;
  /** Carries a command out by the table of commands; throws `Rejected`, or the store's errors. */
  execute(command: HostlerCommand, context: CommandContext): Promise<Handled<Message>>;
  /** The tables of the read models, by the projection's name. */
  table(projection: string): Table;
  /** Resolves once the projection has folded everything up to the position; false if that takes longer than `timeoutMs`. */
  caughtUp(projection: string, position: Position, timeoutMs: number): Promise<boolean>;
  /** How far behind the head of the log each runner is: events are not counted, positions and milliseconds are. */
  lag(): Promise<readonly RunnerLag[]>;
  /** Resolves when runners run and read models have caught up with what stood in the log at start. */
  readonly ready: Promise<void>;
};

export type RunnerLag = {
  readonly runner: string;
  readonly position: Position | undefined;
  readonly lagMs: number;
  readonly atHead: boolean;
};
