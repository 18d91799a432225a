import { botDecider } from '#domain/bot/bot.decider.js';
import { streamOf } from '#domain/streams.js';
import { planLostBots, type WatchedBot } from '#planning/lost-bots.plan.js';
import { planOrphans } from '#planning/orphans.plan.js';
import type { BotRow } from '#projections/bots/bot.row.js';
import type { Machine, MachineProvider } from '#providers/machine-provider.js';
import type { Lease } from '#runtime/leases.js';
import type { SessionBoard } from '../agent-gateway/session-board.js';
import type { Engine } from '../engine/engine.js';
import type { FleetView } from './fleet-view.js';
import { order } from './orders.js';

/** How often signs of life are looked for. */
export const WATCH_EVERY_MS = 2_000;
export const WATCHER = 'watch';
/** Passes that are further apart were not late but away: with their process, or with the database that signs of life are written to. */
const AWAY_MS = 30_000;

/** Finds bots that are lost, by proof or by silence, and machines that nobody owns (I11). */
export class Watcher {
  #suspects: ReadonlyMap<string, number> = new Map();
  #upSince: number;
  #lastPassAt: number;

  constructor(
    private readonly engine: Pick<Engine, 'execute' | 'clock' | 'states'>,
    private readonly view: FleetView,
    private readonly board: SessionBoard,
    private readonly provider: MachineProvider,
  ) {
    this.#upSince = this.#lastPassAt = engine.clock.now();
  }

  readonly pass = async (lease: Lease, signal: AbortSignal): Promise<{ nextAt: number | undefined }> => {
    // What was seen is judged by the time before it was read: the process may have stood still since (I10).
    const seenAt = this.engine.clock.now();
    if (seenAt - this.#lastPassAt > AWAY_MS) this.#upSince = seenAt;
    const machines = await this.provider.list();
    await this.board.refresh();
    const bots = this.view.bots.values();
    await this.#endLost(lease, machines, bots, seenAt);
    await this.#removeOrphans(machines, bots, signal);
    await this.#forgetSessions(bots);
    this.#lastPassAt = this.engine.clock.now();
    return { nextAt: undefined };
  };

  async #endLost(lease: Lease, machines: readonly Machine[], bots: readonly BotRow[], seenAt: number): Promise<void> {
    const sessions = this.board.all();
    for (const { environmentId, policies } of this.view.environments.values()) {
      const mine = bots.filter((bot) => bot.environmentId === environmentId);
      const signs = {
        bots: mine.flatMap(watched),
        sessions,
        machines,
        serverUpSince: this.#upSince,
        leaseMs: policies.executionLeaseMs,
      };
      for (const { botId, proof, runId } of planLostBots(signs, seenAt)) {
        const bot = mine.find((row) => row.botId === botId);
        // Silence may end while this is written: the session's row decides, and whoever comes after it hears that it is over (I10).
        if (proof === 'leaseExpired' && bot && !(await this.board.lose(lease, bot, seenAt))) continue;
        const command = {
          type: 'LoseBot',
          data: { environmentId, botId, proof, runId: runId ?? bot?.runId ?? null },
        } as const;
        await order(this.engine, WATCHER, command, [botId, proof]);
        this.board.tell(botId);
      }
    }
  }

  async #removeOrphans(machines: readonly Machine[], bots: readonly BotRow[], signal: AbortSignal): Promise<void> {
    const ownerIds = new Set(bots.map(({ botId }) => botId));
    const { remove, suspects } = planOrphans({ machines, ownerIds, suspects: this.#suspects }, this.engine.clock.now());
    this.#suspects = suspects;
    for (const botId of remove) if (await this.#isOver(botId)) await this.provider.delete(botId, signal);
  }

  /** The view may lack a row; the bot's own stream, read to its end, does not lie. */
  async #isOver(botId: string): Promise<boolean> {
    for (const { environmentId } of this.view.environments.values()) {
      const { state } = await this.engine.states.refresh(botDecider, streamOf('bot', environmentId, botId));
      if (state.status !== 'absent' && state.status !== 'deleted') return false;
    }
    return true;
  }

  /** A session outlives its bot by a moment, so that the agent still hears that it is to go. */
  async #forgetSessions(bots: readonly BotRow[]): Promise<void> {
    const known = new Set(bots.map(({ botId }) => botId));
    const now = this.engine.clock.now();
    for (const { botId, leaseUntil } of this.board.all()) {
      if (!known.has(botId) && leaseUntil < now) await this.board.remove(botId);
    }
  }
}

function watched({ botId, status, enrolledAt }: BotRow): WatchedBot[] {
  switch (status) {
    case 'provisioning':
      return [{ botId, status: 'provisioning' }];
    case 'idle':
    case 'busy':
      return [{ botId, status: 'enrolled', enrolledAt: enrolledAt ?? 0 }];
    case 'leaving':
      return [{ botId, status: 'leaving' }];
    case 'reserved':
    case 'deleted':
      return [];
  }
}
