import type { Clock } from '#kernel/clock.js';
import type { Ids } from '#kernel/ids.js';
import type { DataOf, Recorded } from '#kernel/message.js';
import { groupAccesses, type GroupAccess } from '#domain/hosted-groups/hosted-groups.events.js';
import type { RunEvent } from '#domain/run/run.events.js';
import type { EventStore } from '#event-store/event-store.js';
import { projections } from '#projections/all.js';
import type { MachineProvider } from '#providers/machine-provider.js';
import { compareRebuild, type Comparison } from '#runtime/compare-rebuild.js';
import { FoldRunner } from '#runtime/fold-runner.js';
import { keepOn } from '#runtime/keep-on.js';
import { whileHolding } from '#runtime/leaseholder.js';
import { leaseOfRunner } from '#runtime/leases.js';
import type { Log } from '#runtime/log.js';
import type { RowStore } from '#runtime/row-store.js';
import type { Skips } from '#runtime/skips.js';
import { States } from '#runtime/states.js';
import { Tail } from '#runtime/tail.js';
import { untilAborted } from '#runtime/until-aborted.js';
import type { Vault } from '#vault/vault.js';
import { SessionBoard } from '../agent-gateway/session-board.js';
import { FleetView } from '../orchestrator/fleet-view.js';
import { Orchestrator } from '../orchestrator/orchestrator.js';
import { caughtUp, lagOf } from './catching-up.js';
import type { Engine } from './engine.js';
import { executor, type Decided } from './executor.js';
import type { Sources } from './facts.js';
import { installation, logIdOf, seed } from './first-start.js';
import { rebuild, skipsIn, takeUp } from './parked-rows.js';
import { allTables, foldNamed, tableNamed, tableOf } from './tables.js';

/** The ports that an engine is made of, already open; what they are made of is no concern of the engine. */
export type EngineParts = {
  readonly store: EventStore;
  readonly rows: RowStore;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  /** Names this process in leases. */
  readonly owner: string;
  readonly leaseTtlMs?: number;
  readonly spread: () => number;
  readonly provider: MachineProvider | undefined;
  readonly serverUrl: () => string;
  /** The id of a new installation; made at random unless given. */
  readonly installationId?: string;
  /** How often its log has moved to another store, counted from 1; 1 unless given. */
  readonly history?: number;
  /** Add-ons of a new installation. */
  readonly capacity: number;
  readonly runs: { readonly projections: boolean; readonly orchestrator: boolean };
  /** For the simulation, which counts what it has reached. */
  readonly decided?: Decided;
};

export type RunningEngine = {
  readonly engine: Engine;
  readonly board: SessionBoard;
  /** Empties a read model and has its runner fold the whole log anew. */
  rebuild(projection: string): Promise<void>;
  /** Folds the log anew beside a read model, a saga or an effect, and compares byte for byte. */
  compare(projection: string): Promise<Comparison>;
  /** Takes a parked row up again, after a fix or a skip. False if it is not parked. */
  takeUp(runner: string, key: string): Promise<boolean>;
  /** Ends every runner, and gives their leases back. The ports stay open. */
  stop(): Promise<void>;
};

/** Puts the parts together and sets them going. The same for a server, a test and the simulation: only the parts differ. */
export async function assembleEngine(parts: EngineParts): Promise<RunningEngine> {
  const { store, rows, clock, runs } = parts;
  const stopping = new AbortController();
  const { signal } = stopping;
  await rows.prepare(allTables());
  const installationId = await installation(store, parts.installationId);

  const board = new SessionBoard(rows.sessions);
  const tail = new Tail(store, signal, (follow) => keepOn(parts, 'tail of the log', signal, follow));
  const states = new States(store, rows.snapshots);
  tail.listen((events) => states.observe(events));
  tail.listen((events) => events.forEach((event) => tellBot(board, event)));
  await tail.start();

  const skips = skipsIn(states);
  const view = new FleetView(rows, tail, tableNamed, board);
  const folds = readModels(parts, tail, skips);
  const engine: Engine = {
    ...parts.vault,
    installationId,
    logId: logIdOf(installationId, parts.history),
    clock,
    ids: parts.ids,
    store,
    rows,
    tail,
    states,
    accesses: accessesOf(parts.provider),
    execute: executor({ store, states, clock }, sourcesOf(parts, states, view), parts.decided),
    table: tableNamed,
    caughtUp: caughtUp(rows, clock, runs.projections ? folds : []),
    lag: () => lagOf(rows, clock, store, allTables()),
    ready: Promise.resolve(),
  };

  const running = runs.projections ? keepGoing(folds, parts, signal) : [];
  const following = beginView(view, engine, parts, runs, { tail, board, signal, folds, skips });
  return {
    engine: { ...engine, ready: following.ready },
    board,
    ...upkeepOf(parts, folds, following.agendas, skips),
    stop: async () => {
      stopping.abort();
      await Promise.allSettled([...running, following.over]);
    },
  };
}

const accessesOf = (provider: MachineProvider | undefined): readonly GroupAccess[] =>
  provider?.accesses ?? groupAccesses;

const sourcesOf = ({ rows, vault, provider }: EngineParts, states: States, view: FleetView): Sources => ({
  states,
  rows,
  secrets: vault.secrets,
  accesses: accessesOf(provider),
  table: tableNamed,
  group: async (groupId) => view.groups.get(groupId),
});

/** What people do about the rows of folds. */
const upkeepOf = (
  { store, rows }: EngineParts,
  folds: readonly FoldRunner[],
  agendas: readonly FoldRunner[],
  skips: Skips,
): Pick<RunningEngine, 'rebuild' | 'compare' | 'takeUp'> => ({
  rebuild: (projection) => rebuild(rows, folds, tableNamed(projection)),
  compare: (name) => compareRebuild(store, rows, foldNamed(name), skips),
  takeUp: (runner, key) => takeUp(rows, [...folds, ...agendas], runner, key),
});

const readModels = ({ store, rows, clock }: EngineParts, tail: Tail, skips: Skips): FoldRunner[] =>
  projections.map((projection) => {
    const what = { table: tableOf(projection), folds: projection.on };
    return new FoldRunner({ store, rows, tail, clock, skips }, what);
  });

/** Each read model under a lease of its own, until the signal aborts. */
const keepGoing = (folds: readonly FoldRunner[], parts: EngineParts, signal: AbortSignal): Promise<void>[] =>
  folds.map((fold) =>
    whileHolding({ ...parts, leases: parts.rows.leases }, leaseOfRunner(fold.name), signal, (lease, held) =>
      fold.run(lease, held),
    ),
  );

type Setting = {
  readonly tail: Tail;
  readonly board: SessionBoard;
  readonly signal: AbortSignal;
  readonly folds: readonly FoldRunner[];
  readonly skips: Skips;
};

/** The view must stand before anything is refused by its counts, and be where the log ended at the start before anything is planned. */
function beginView(view: FleetView, engine: Engine, parts: EngineParts, runs: EngineParts['runs'], setting: Setting) {
  const { tail, board, signal, folds, skips } = setting;
  const orchestrator = new Orchestrator({ ...parts, tail, engine, view, board, skips });
  const loaded = (async () => {
    await view.load();
    await board.refresh();
  })();
  const following = loaded.then(() =>
    view.follow(
      signal,
      (events) => orchestrator.moved(events),
      (follow) => keepOn(parts, 'view of the fleet', signal, follow),
    ),
  );
  // What was decided before a crash may stand in the log and in no row yet: planned without it, it would be decided twice.
  const planning = loaded.then(async () => {
    await untilAborted(view.reaches(tail.position), signal);
    if (runs.orchestrator && !signal.aborted) await orchestrator.run(signal);
  });
  const over = Promise.all([following, planning]);
  over.catch((error: unknown) =>
    parts.log.error({ err: error }, 'the orchestrator ended; this server does no more by itself'),
  );
  const ready = loaded.then(async () => {
    await seed(engine, parts.capacity);
    // Where another server runs a projection, it is that server which catches up.
    if (!runs.projections) return;
    const head = await parts.store.head();
    if (head !== undefined) await Promise.all(folds.map(({ name }) => engine.caughtUp(name, head, Infinity)));
  });
  return { ready, over, agendas: orchestrator.folds };
}

/** A bot that waits for an answer looks again at whatever happens to it, also by the hand of another server. */
function tellBot(board: SessionBoard, event: Recorded): void {
  const { botId } = event.data as { botId?: unknown };
  if (typeof botId !== 'string') return;
  if (event.type === 'RunAssigned') board.assigned(event.data as DataOf<RunEvent, 'RunAssigned'>);
  board.tell(botId);
}
