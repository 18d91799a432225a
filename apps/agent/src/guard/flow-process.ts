import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

import { msUntil, thisMoment, type Moment } from '../moment.js';
import { endTree } from '../processes/end-tree.js';
import { outputOf } from '../processes/linux-process-table.js';
import { RUN_MARK } from '../processes/process-entry.js';
import { signalGroup } from '../processes/signal-process.js';
import { OUTPUT_FD, type FlowOrder, type FromGuard, type ToGuard } from './guard-messages.js';
import { whyNotStarted } from './why-not-started.js';

const LOOK_AT_TIME_MS = 250;

/** One flow and everything it starts, from its first process until nothing of it is left. */
export class FlowProcess {
  private mayRunUntil: Moment = thisMoment();
  private child: ChildProcess | undefined;
  private runId = '';
  private over = false;

  /** `whenOver` is told once, after the tree has gone, or that there never was one. */
  constructor(private readonly whenOver: (message: FromGuard) => void) {}

  obey(message: ToGuard): void {
    switch (message.kind) {
      case 'start':
        return this.start(message.order, message.mayRunUntil);
      case 'extend':
        this.mayRunUntil = message.mayRunUntil;
        return;
      case 'terminate':
        return this.terminate(message.graceMs);
      case 'force':
        return this.force();
    }
  }

  /** Kills the flow; the rest follows from its end. Before a start there is nothing to kill, and nothing will be started. */
  force(): void {
    if (this.child?.pid === undefined) this.finish({ kind: 'not-started', detail: 'The agent ended before the flow.' });
    else signalGroup(this.child.pid, 'SIGKILL');
  }

  private start(order: FlowOrder, mayRunUntil: Moment): void {
    if (this.over) return;
    this.mayRunUntil = mayRunUntil;
    this.runId = order.runId;
    try {
      this.child = launch(order);
    } catch (error) {
      return this.finish({ kind: 'not-started', detail: whyNotStarted(error, order) });
    }
    this.child.once('error', (error) => this.finish({ kind: 'not-started', detail: whyNotStarted(error, order) }));
    this.child.once('exit', (exitCode, signal) => void this.sweep({ kind: 'ended', exitCode, signal }));
    setInterval(() => {
      if (msUntil(this.mayRunUntil, thisMoment()) <= 0) this.force();
    }, LOOK_AT_TIME_MS);
  }

  private terminate(graceMs: number): void {
    if (this.child?.pid !== undefined) signalGroup(this.child.pid, 'SIGTERM');
    setTimeout(() => this.force(), graceMs);
  }

  /** What the flow left running, daemons included, goes with it. */
  private async sweep(message: FromGuard): Promise<void> {
    const root = this.child?.pid;
    await endTree({ mark: `${RUN_MARK}=${this.runId}`, output: outputOf('self', OUTPUT_FD), ...(root && { root }) });
    this.finish(message);
  }

  private finish(message: FromGuard): void {
    if (this.over) return;
    this.over = true;
    this.whenOver(message);
  }
}

/** The flow leads a group and session of its own, so that one signal reaches all of it that did not leave on purpose. */
function launch(order: FlowOrder): ChildProcess {
  const inputs = openSync(order.inputsFile, 'r');
  try {
    return spawn(order.command, order.arguments, {
      cwd: order.folder,
      env: order.environment,
      detached: true,
      windowsHide: true,
      stdio: [inputs, OUTPUT_FD, OUTPUT_FD],
    });
  } finally {
    closeSync(inputs);
  }
}
