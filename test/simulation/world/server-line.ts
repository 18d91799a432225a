import type { Gateway } from '../../../apps/server/src/agent-gateway/gateway.js';
import type { MachineClock } from './machine-clock.js';
import { Unanswered } from './network.js';
import type { World } from './world.js';

const ANSWER_WITHIN_MS = 5_000;
const RETRY_MS = [200, 500, 1_000, 2_000, 4_000];
/** Without a server for so long, an agent ends its work and itself. */
export const ORPHAN_TIMEOUT_MS = 4 * 60_000;

type Message<T> = (gateway: Gateway, gone: AbortSignal) => Promise<T>;

/** How an agent speaks to whichever server answers, for as long as it lives. */
export class ServerLine {
  #lastContact: number;

  constructor(
    private readonly world: World,
    private readonly botId: string,
    private readonly clock: MachineClock,
    private readonly life: AbortSignal,
  ) {
    this.#lastContact = clock.now();
  }

  /** Asks again and again until there is an answer; gives up where there is no server for too long. */
  async until<T>(message: Message<T>, withinMs = ANSWER_WITHIN_MS): Promise<T> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.ask(message, withinMs);
      } catch (error) {
        if (!(error instanceof Unanswered) || this.life.aborted) throw error;
        if (this.clock.now() - this.#lastContact > ORPHAN_TIMEOUT_MS) throw error;
        await this.clock.pause(RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)] as number, this.life);
      }
    }
  }

  async ask<T>(message: Message<T>, withinMs = ANSWER_WITHIN_MS): Promise<T> {
    if (this.life.aborted) throw new Unanswered();
    const answer = await this.world.network.ask(this.botId, message, withinMs);
    this.#lastContact = this.clock.now();
    return answer;
  }
}
