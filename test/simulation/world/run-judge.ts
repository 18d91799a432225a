import type { Recorded } from '#kernel/message.js';
import type { RunEvent } from '#domain/run/run.events.js';
import type { BotEvent } from '#domain/bot/bot.events.js';
import { Violation } from './violation.js';

type Known = {
  status: 'queued' | 'assigned' | 'running' | 'ended';
  botId: string | undefined;
  deadline: number;
  end: { type: string; at: number; deadline: number } | undefined;
};

/** I1, I2, I4: what the log says of runs, beside what bots really do. */
export class RunJudge {
  readonly runs = new Map<string, Known>();
  /** Which bot executes which run at this moment. */
  readonly #executing = new Map<string, string>();
  readonly #executed = new Set<string>();
  /** One claim of one bot is for one run. */
  readonly #claims = new Map<string, string>();
  readonly #retired = new Set<string>();
  /** Until when each bot has been told that it may work. */
  readonly #leases = new Map<string, number>();

  constructor(
    private readonly violated: (violation: Violation) => void,
    private readonly now: () => number,
  ) {}

  executionBegins(runId: string, botId: string, claim: number): void {
    this.#seeClaim(`${botId} ${claim}`, runId);
    const other = this.#executing.get(runId);
    if (other !== undefined) this.violated(new Violation('I1', `${runId} is executed by ${botId} and by ${other}`));
    if (this.#executed.has(runId)) this.violated(new Violation('I2', `${runId} is executed again, by ${botId}`));
    this.#executed.add(runId);
    this.#executing.set(runId, botId);
    const run = this.runs.get(runId);
    if (run?.status !== 'running' && run?.status !== 'ended')
      this.violated(new Violation('I1', `${runId} is executed before the log says that it has started`));
  }

  executionEnds(runId: string, botId: string): void {
    if (this.#executing.get(runId) === botId) this.#executing.delete(runId);
  }

  leaseGiven(botId: string, until: number): void {
    this.#leases.set(botId, Math.max(until, this.#leases.get(botId) ?? 0));
  }

  /** The runs that were accepted and have no end yet. */
  open(): string[] {
    return [...this.runs].flatMap(([runId, { end }]) => (end === undefined ? [runId] : []));
  }

  /** Runs whose deadline came after a time, and took effect later than a tick. */
  timedOutLate(after: number, tickMs: number): { runId: string; lateMs: number }[] {
    return [...this.runs].flatMap(([runId, { end }]) => {
      if (end?.type !== 'RunTimedOut' || end.deadline < after || end.at - end.deadline <= tickMs) return [];
      return [{ runId, lateMs: end.at - end.deadline }];
    });
  }

  see(event: Recorded): void {
    if (event.stream.startsWith('run-')) this.#seeRun(event as unknown as Recorded<RunEvent>);
    if (event.stream.startsWith('bot-')) this.#seeBot(event as unknown as Recorded<BotEvent>);
  }

  #seeRun({ type, data }: Recorded<RunEvent>): void {
    const { runId } = data;
    if (type === 'RunEnqueued') {
      if (this.runs.has(runId)) this.violated(new Violation('I2', `${runId} was accepted twice`));
      this.runs.set(runId, { status: 'queued', botId: undefined, deadline: data.queueDeadline, end: undefined });
      return;
    }
    const run = this.runs.get(runId);
    if (run === undefined) return;
    if (run.end !== undefined) this.violated(new Violation('I2', `${type} of ${runId}, which had ended`));
    switch (type) {
      case 'RunAssigned':
        run.status = 'assigned';
        this.#seeTurn(data.botId, runId);
        run.botId = data.botId;
        return;
      case 'RunReturnedToQueue':
        if (run.status !== 'assigned')
          this.violated(new Violation('I2', `${runId} went back to the queue from ${run.status}`));
        run.status = 'queued';
        run.botId = undefined;
        run.deadline = data.queueDeadline;
        return;
      case 'RunStarted':
        run.status = 'running';
        run.deadline = data.runDeadline;
        return;
      case 'RunCancellationRequested':
        return;
      case 'RunTimedOut':
        if (this.now() < data.deadline || data.deadline !== run.deadline)
          this.violated(new Violation('I4', `${runId} timed out at ${this.now()}, its deadline is ${run.deadline}`));
        return this.#ended(run, type, run.deadline);
      case 'RunSucceeded':
      case 'RunFailed':
      case 'RunCancelled':
        return this.#ended(run, type, run.deadline);
    }
  }

  #ended(run: Known, type: string, deadline: number): void {
    run.status = 'ended';
    run.end = { type, at: this.now(), deadline };
  }

  #seeTurn(botId: string, runId: string): void {
    if (this.#retired.has(botId))
      this.violated(new Violation('I1', `${runId} was given to ${botId}, which is retired`));
    for (const [other, { status, botId: by }] of this.runs)
      if (by === botId && (status === 'assigned' || status === 'running'))
        this.violated(new Violation('I1', `${botId} was given ${runId} while it had ${other}`));
  }

  #seeClaim(claim: string, runId: string): void {
    const other = this.#claims.get(claim);
    if (other !== undefined && other !== runId)
      this.violated(new Violation('I1', `claim ${claim} executes ${other} and ${runId}`));
    this.#claims.set(claim, runId);
  }

  #seeBot({ type, data }: Recorded<BotEvent>): void {
    const { botId } = data;
    const works = [...this.#executing].find(([, by]) => by === botId)?.[0];
    if (type === 'BotLost' && data.proof === 'leaseExpired' && works !== undefined)
      this.violated(new Violation('I1', `${botId} was given up while it executed ${works}`));
    const leftMs = (this.#leases.get(botId) ?? 0) - this.now();
    if (type === 'BotLost' && data.proof === 'leaseExpired' && leftMs > 0)
      this.violated(
        new Violation('I10', `${botId} was given up for its silence ${leftMs} ms before the end of its lease`),
      );
    if (type !== 'BotRetired') return;
    this.#retired.add(botId);
    for (const [runId, run] of this.runs)
      if (run.botId === botId && (run.status === 'assigned' || run.status === 'running'))
        this.violated(new Violation('I1', `${botId} was retired with ${runId} on it`));
  }
}
