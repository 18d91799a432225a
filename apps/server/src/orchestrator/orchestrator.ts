import type { Message, Recorded } from '#kernel/message.js';
import { sagas } from '#sagas/all.js';
import type { MachineProvider } from '#providers/machine-provider.js';
import { AgendaRunner, type RunnerParts } from '#runtime/agenda-runner.js';
import type { FoldRunner } from '#runtime/fold-runner.js';
import type { CommandContext } from '#runtime/handle.js';
import { ReconcilerRunner, type Pass } from '#runtime/reconciler-runner.js';
import { sagaRunner } from '#runtime/saga-runner.js';
import { FRESH_MS, type SessionBoard } from '../agent-gateway/session-board.js';
import type { HostlerCommand } from '../engine/command-table.js';
import type { Engine } from '../engine/engine.js';
import { machineFold } from '../engine/tables.js';
import { DISPATCHER, Dispatcher } from './dispatcher.js';
import { keepLocalAdminPassword } from './local-admin.js';
import type { FleetView } from './fleet-view.js';
import { attendToMachines } from './machines.js';
import { MEND_EVERY_MS, MENDER, Mender } from './mender.js';
import { SCALER, Scaler } from './scaler.js';
import { WATCH_EVERY_MS, WATCHER, Watcher } from './watcher.js';

/** The longest that slots go unlooked at when nothing seems to change. */
const SCALE_EVERY_MS = 30_000;
/** Changes that come within this time are planned together. */
const SCALE_PAUSE_MS = 50;

/** Besides what happens to groups; all else can wait for the mender's next look. */
const MENDED_AT_ONCE = new Set(['SlotReleased', 'ConnectionDeleted']);

export type OrchestratorParts = RunnerParts & {
  readonly engine: Engine;
  readonly view: FleetView;
  readonly board: SessionBoard;
  readonly provider: MachineProvider | undefined;
  readonly serverUrl: () => string;
};

/** Everything that goes on by itself: sagas, the machine effect, and the reconcilers. */
export class Orchestrator {
  readonly sagas: readonly AgendaRunner[];
  readonly #reconcilers: readonly ReconcilerRunner[];
  readonly #planners: readonly ReconcilerRunner[];
  readonly #mender: ReconcilerRunner;
  readonly #effects: readonly AgendaRunner[];

  constructor(private readonly parts: OrchestratorParts) {
    const { engine, view, board, provider } = parts;
    const execute = async (command: Message, context: CommandContext) => {
      await keepLocalAdminPassword(engine.secrets, command as HostlerCommand);
      return engine.execute(command as HostlerCommand, context);
    };
    const onFreshBoard =
      (pass: Pass): Pass =>
      async (lease, signal) => {
        await board.freshen(parts.clock.now());
        return pass(lease, signal);
      };
    const reconciler = (name: string, everyMs: number, pass: Pass, pauseMs = 0) =>
      new ReconcilerRunner(parts, { name, everyMs, pauseMs, pass: onFreshBoard(pass) });

    this.sagas = sagas.map((saga) => sagaRunner(parts, saga, execute));
    this.#effects = provider === undefined ? [] : [machineRunner(parts, provider)];
    const dispatch = reconciler(DISPATCHER, FRESH_MS, new Dispatcher(engine, view, board).pass);
    const scale = reconciler(SCALER, SCALE_EVERY_MS, new Scaler(engine, view, board).pass, SCALE_PAUSE_MS);
    const mend = reconciler(MENDER, MEND_EVERY_MS, new Mender(engine, view, board).pass, SCALE_PAUSE_MS);
    const watch =
      provider === undefined
        ? []
        : [reconciler(WATCHER, WATCH_EVERY_MS, new Watcher(engine, view, board, provider).pass)];
    this.#planners = [dispatch, scale];
    this.#mender = mend;
    this.#reconcilers = [dispatch, scale, mend, ...watch];

    board.onOffer(() => this.#plan());
  }

  /** Shown each batch of events that the view has taken in. */
  moved(events: readonly Recorded[]): void {
    this.#plan();
    if (events.some(({ type }) => type.startsWith('HostedGroup') || MENDED_AT_ONCE.has(type))) this.#mender.trigger();
  }

  #plan(): void {
    for (const planner of this.#planners) planner.trigger();
  }

  /** The folds of sagas and effects, for parked rows. */
  get folds(): readonly FoldRunner[] {
    return [...this.sagas, ...this.#effects].map(({ fold }) => fold);
  }

  async run(signal: AbortSignal): Promise<void> {
    const runners = [...this.sagas, ...this.#effects, ...this.#reconcilers];
    await Promise.all(runners.map((runner) => runner.run(signal)));
  }
}

function machineRunner(parts: OrchestratorParts, provider: MachineProvider): AgendaRunner {
  const { engine, serverUrl } = parts;
  return new AgendaRunner(parts, machineFold, attendToMachines({ engine, provider, serverUrl }));
}
