import type { Readable } from 'node:stream';

import type { Bot } from './bot.js';
import { shipLog } from './log-shipper.js';
import type { Interruption } from './run-end.js';
import type { RunCall } from './server-api.js';
import { untilAnswered } from './server-connection.js';

/** After the flow is over, its output ends as well, unless something that could not be ended holds it open. */
const OUTPUT_ENDS_WITHIN_MS = 5_000;
/** For the last of the log, when the agent itself is ending. */
const LAST_LOG_WITHIN_MS = 2_000;

/** The log of one run on its way to the server. */
export class RunLog {
  private readonly giveUp = new AbortController();
  private readonly shipped: Promise<void>;

  constructor(
    private readonly bot: Bot,
    private readonly call: RunCall,
    private readonly output: Readable,
    limitBytes: number,
  ) {
    const { signal } = this.giveUp;
    const send = (offset: number, bytes: Uint8Array) =>
      untilAnswered(() => bot.api.log(call, offset, bytes, signal), signal);
    this.shipped = shipLog(output, send, limitBytes, signal).catch((error: unknown) => this.cutShort(error));
  }

  /** The flow is over: resolves when all it printed is with the server, or nobody waits for it any more. */
  async complete(interruption: Interruption | undefined): Promise<void> {
    const { life } = this.bot;
    const giveUpSoon = () => void setTimeout(() => this.giveUp.abort(), LAST_LOG_WITHIN_MS).unref();
    const closeUnlessBusy = () => void (this.output.isPaused() || this.output.destroy());
    const straggler = setInterval(closeUnlessBusy, OUTPUT_ENDS_WITHIN_MS);
    life.addEventListener('abort', giveUpSoon);
    if (life.aborted) giveUpSoon();
    if (interruption === 'stopped') this.giveUp.abort();
    await this.shipped;
    clearInterval(straggler);
    life.removeEventListener('abort', giveUpSoon);
  }

  private cutShort(error: unknown): void {
    const reason = error instanceof Error ? error.name : 'unknown';
    this.bot.log.warn({ runId: this.call.runId, reason }, 'log cut short');
  }
}
