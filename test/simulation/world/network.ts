import { OVER } from '#kernel/over.js';
import { Rejected } from '#kernel/rejected.js';
import { NotAuthentic } from '../../../apps/server/src/agent-gateway/agent-tokens.js';
import type { Gateway } from '../../../apps/server/src/agent-gateway/gateway.js';
import type { Up } from './server.js';
import type { World } from './world.js';

const DELAYS_MS = [5, 100, 1_500, 12_000, 60_000];
const RATE = 0.02;
const KEPT_MESSAGES = 50;
const NOBODY_MS = 300;

/** No answer came, or one that says nothing: the message may have had its effect or not. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
}
/** An answer that says no. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(readonly isDismissal: boolean) {
    super('refused');
  }
}

type Message<T> = (gateway: Gateway, gone: AbortSignal) => Promise<T>;

/** What lies between agents and servers: it loses, delays, doubles and reorders. */
export class Network {
  readonly #sent: Message<unknown>[] = [];
  readonly #cutUntil = new Map<string, number>();

  constructor(private readonly world: World) {}

  cutOff(botId: string, ms: number): void {
    this.#cutUntil.set(botId, this.world.timeline.now() + ms);
  }

  mend(): void {
    this.#cutUntil.clear();
  }

  /** Some message of long ago arrives once more. */
  replay(): void {
    const message = this.world.faults.chance.anyOf(this.#sent);
    if (message !== undefined) this.#deliverAgain(message);
  }

  /** One attempt. Throws {@link Refused} or {@link Unanswered}. */
  async ask<T>(botId: string, message: Message<T>, timeoutMs: number): Promise<T> {
    const { timeline, faults } = this.world;
    this.#keep(message);
    if (this.#isCutOff(botId) || faults.befalls('lost message', RATE, botId)) return this.#silence(timeoutMs);
    if (faults.befalls('delayed message', RATE, botId)) await this.#delay();
    const up = this.world.anyServer();
    if (up === undefined) return this.#silence(NOBODY_MS);
    if (faults.befalls('duplicated message', RATE, botId)) void this.#delay().then(() => this.#deliverAgain(message));
    const answer = await answerOf(up, message, timeline.now() + timeoutMs, this.world);
    if (faults.befalls('delayed reply', RATE, botId)) await this.#delay();
    if (this.#isCutOff(botId) || faults.befalls('lost reply', RATE, botId)) return this.#silence(timeoutMs);
    return answer;
  }

  #isCutOff(botId: string): boolean {
    return (this.#cutUntil.get(botId) ?? 0) > this.world.timeline.now();
  }

  #deliverAgain(message: Message<unknown>): void {
    const up = this.world.anyServer();
    // Nobody hears the answer, so a held claim is held for nobody.
    if (up !== undefined) void message(up.gateway, AbortSignal.abort()).catch(() => undefined);
  }

  #keep(message: Message<unknown>): void {
    this.#sent.push(message);
    if (this.#sent.length > KEPT_MESSAGES) this.#sent.shift();
  }

  async #delay(): Promise<void> {
    const { timeline, faults } = this.world;
    await timeline.waitUntil(timeline.now() + faults.chance.oneOf(DELAYS_MS));
  }

  async #silence(ms: number): Promise<never> {
    const { timeline } = this.world;
    await timeline.waitUntil(timeline.now() + ms);
    throw new Unanswered();
  }
}

/** The server's answer, unless it dies or takes too long. */
function answerOf<T>({ process, gateway }: Up, message: Message<T>, until: number, { timeline }: World): Promise<T> {
  return new Promise((resolve, reject) => {
    const gone = new AbortController();
    const over = () => {
      forget();
      cancel();
      gone.abort(OVER);
    };
    const lost = () => {
      over();
      reject(new Unanswered());
    };
    const forget = process.onDeath(lost);
    const cancel = timeline.at(until, lost);
    message(gateway, gone.signal).then(
      (answer) => {
        over();
        resolve(answer);
      },
      (error: unknown) => {
        over();
        reject(asTheAgentSeesIt(error));
      },
    );
  });
}

function asTheAgentSeesIt(error: unknown): Error {
  if (error instanceof NotAuthentic) return new Refused(true);
  if (error instanceof Rejected)
    return new Refused(error.code.endsWith('-not-found') || error.code === 'bot-not-expected');
  return new Unanswered();
}
