import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

import { minimalEnvironment } from '../child-environment.js';
import { asLine, REPORTS_FD, type FlowOrder, type FromGuard, type ToGuard } from '../guard/guard-messages.js';
import type { Moment } from '../moment.js';
import { endTree } from '../processes/end-tree.js';
import { BOT_MARK, RUN_MARK } from '../processes/process-entry.js';
import { signalProcess } from '../processes/signal-process.js';
import type { Execution, Executor, FlowExit } from './executor.js';
import { closeWriteEnd, openOutputPipe } from './output-pipe.js';

const GUARD_SCRIPT = fileURLToPath(new URL('../guard/main.js', import.meta.url));
/** A guard that does not answer to force within this time is stopped or stuck: the agent ends the flow itself. */
const GUARD_ANSWERS_WITHIN_MS = 5_000;

/** Executes flows as child processes of a guard, as the agent's own account. */
export const processExecutor =
  (botId: string): Executor =>
  async (order, scratchFolder, mayRunUntil): Promise<Execution> => {
    const pipe = await openOutputPipe(scratchFolder);
    const guard = spawn(process.execPath, [GUARD_SCRIPT], {
      cwd: scratchFolder,
      env: { ...minimalEnvironment(process.env), [BOT_MARK]: botId },
      detached: true,
      windowsHide: true,
      stdio: ['pipe', pipe?.writeEnd ?? 'pipe', 'ignore', 'pipe'],
    });
    closeWriteEnd(pipe);
    return new GuardedFlow(order, guard, pipe?.readEnd ?? (guard.stdout as Readable), mayRunUntil);
  };

class GuardedFlow implements Execution {
  readonly ended: Promise<FlowExit>;

  constructor(
    private readonly order: FlowOrder,
    private readonly guard: ChildProcess,
    readonly output: Readable,
    mayRunUntil: Moment,
  ) {
    // A guard that is gone reads nothing; its exit says all there is to say.
    this.guard.stdin?.on('error', () => undefined);
    this.ended = this.watch();
    this.tell({ kind: 'start', order, mayRunUntil });
  }

  extend(mayRunUntil: Moment): void {
    this.tell({ kind: 'extend', mayRunUntil });
  }

  terminate(graceMs: number): void {
    this.tell({ kind: 'terminate', graceMs });
    this.killGuardUnlessEndedWithin(graceMs + GUARD_ANSWERS_WITHIN_MS);
  }

  force(): void {
    this.tell({ kind: 'force' });
    this.killGuardUnlessEndedWithin(GUARD_ANSWERS_WITHIN_MS);
  }

  private tell(message: ToGuard): void {
    this.guard.stdin?.write(asLine(message));
  }

  private async watch(): Promise<FlowExit> {
    const exit = await lastWordOf(this.guard);
    // Without its guard a flow may still run, or have left something behind.
    if (exit.kind === 'guard-lost') await endTree({ mark: `${RUN_MARK}=${this.order.runId}` });
    return exit;
  }

  private killGuardUnlessEndedWithin(ms: number): void {
    const timer = setTimeout(() => this.guard.pid !== undefined && signalProcess(this.guard.pid, 'SIGKILL'), ms);
    void this.ended.then(() => clearTimeout(timer));
  }
}

/** What the guard reported, once it is gone. */
function lastWordOf(guard: ChildProcess): Promise<FlowExit> {
  let lastWord: FlowExit = { kind: 'guard-lost' };
  const reports = createInterface({ input: guard.stdio[REPORTS_FD] as Readable });
  reports.on('line', (line) => (lastWord = flowExit(JSON.parse(line) as FromGuard)));
  // What the guard wrote last may still be in the pipe when it exits.
  const allRead = once(reports, 'close');
  return new Promise((resolve) => {
    guard.once('error', () => resolve({ kind: 'not-started', detail: 'This bot could not start a guard process.' }));
    guard.once('exit', () => void allRead.then(() => resolve(lastWord)));
  });
}

function flowExit(report: FromGuard): FlowExit {
  if (report.kind === 'not-started') return report;
  if (report.signal !== null) return { kind: 'signalled', signal: report.signal };
  return { kind: 'exited', exitCode: report.exitCode ?? -1 };
}
