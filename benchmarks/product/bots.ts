import type { MachineSpec } from '#providers/machine-provider.js';
import { claim } from '../../apps/server/src/agent-gateway/claims.js';
import type { BotIdentity } from '../../apps/server/src/agent-gateway/agent-tokens.js';
import { end, start } from '../../apps/server/src/agent-gateway/run-calls.js';
import type { Product } from './open-product.js';
import type { Scene } from './scene.js';

type Bot = BotIdentity & { claim: number };

/** The bots of a group, in this process: each makes the calls of an agent one after the other, and its flows take no time. */
export class Bots {
  readonly #bots: Bot[] = [];
  #working: Promise<unknown> = Promise.resolve();
  #over = new AbortController();

  constructor(
    private product: Product,
    private readonly scene: Scene,
  ) {
    this.follow(product);
  }

  /** They belong to the product from now on: after a start it is another one. */
  follow(product: Product): void {
    this.product = product;
    product.machines.onReady = (spec) => void this.#enrol(spec);
  }

  get botIds(): string[] {
    return this.#bots.map(({ botId }) => botId);
  }

  /** Resolves once so many bots have enrolled; a waiting run or a guarantee is what makes the group ask for them. */
  async enrolled(count: number): Promise<void> {
    while (this.#bots.length < count) await new Promise((resolve) => setTimeout(resolve, 20));
  }

  /** From now on they claim runs, start them and end them. */
  begin(told: { assigned?: () => void; ended?: (runId: string) => void }): void {
    this.#over = new AbortController();
    this.#working = Promise.all(this.#bots.map((bot) => this.#work(bot, told)));
  }

  async stop(): Promise<void> {
    this.#over.abort();
    await this.#working;
  }

  async #enrol({ botId, environmentId, groupId }: MachineSpec): Promise<void> {
    if (groupId !== this.scene.groupId) return;
    const bot = { botId, environmentId, groupId, claim: 0 };
    const data = { environmentId, botId, publicKey: 'x'.repeat(43), agentVersion: '1', platform: 'linux' };
    await this.product.gateway.execute({ type: 'EnrolBot', data }, bot, botId);
    this.#bots.push(bot);
  }

  async #work(bot: Bot, told: { assigned?: () => void; ended?: (runId: string) => void }): Promise<void> {
    const { gateway } = this.product;
    const { signal } = this.#over;
    while (!signal.aborted) {
      // The same number again until it gets a run: so a bot that is stopped and begun anew still gets what it was given meanwhile.
      const claimed = await claim(gateway, bot, bot.claim + 1, signal);
      if (claimed.kind !== 'run') continue;
      bot.claim += 1;
      told.assigned?.();
      const run = { ...bot, runId: claimed.runId, claim: bot.claim };
      const answer = await start(gateway, run);
      if (answer.kind !== 'go') continue;
      await end(gateway, run, { claim: bot.claim, outcome: 'succeeded', outputs: null });
      told.ended?.(run.runId);
    }
  }
}
