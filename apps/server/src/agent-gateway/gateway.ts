import type { Message } from '#kernel/message.js';
import { botDecider } from '#domain/bot/bot.decider.js';
import type { BotState } from '#domain/bot/bot.state.js';
import { connectionDecider, type ConnectionState } from '#domain/connection/connection.decider.js';
import type { Policies } from '#domain/environment/policies.js';
import { runDecider } from '#domain/run/run.decider.js';
import type { RunState } from '#domain/run/run.state.js';
import { streamOf } from '#domain/streams.js';
import type { AnyDecider } from '#runtime/stream-state.js';
import { policiesOf } from '../engine/facts.js';
import type { Engine } from '../engine/engine.js';
import type { HostlerCommand } from '../engine/command-table.js';
import type { AgentTokens, BotIdentity } from './agent-tokens.js';
import type { SessionBoard } from './session-board.js';

/**
 * States as they are kept here follow the log a moment behind, where another server appends: enough to go on by. What ends something – a
 * flow, a taking, a bot's service – is decided by the newest, for which the log is read on.
 */
export type Sight = 'kept' | 'newest';

/** What the calls of agents need: the engine, the tokens, the board of sessions, and when the process stops. */
export class Gateway {
  constructor(
    readonly engine: Engine,
    readonly tokens: Pick<AgentTokens, 'accessToken' | 'runToken' | 'checkAccess' | 'checkRun'>,
    readonly board: SessionBoard,
    /** Aborts when the server drains: held claims are answered then. */
    readonly stopping: AbortSignal,
  ) {}

  bot({ environmentId, botId }: Pick<BotIdentity, 'environmentId' | 'botId'>, sight: Sight): Promise<BotState> {
    return this.#seen(botDecider, streamOf('bot', environmentId, botId), sight);
  }

  run(environmentId: string, runId: string, sight: Sight): Promise<RunState> {
    return this.#seen(runDecider, streamOf('run', environmentId, runId), sight);
  }

  connection(environmentId: string, connectionId: string, sight: Sight): Promise<ConnectionState> {
    return this.#seen(connectionDecider, streamOf('connection', environmentId, connectionId), sight);
  }

  policies(environmentId: string): Promise<Policies> {
    return policiesOf(this.engine.states, environmentId);
  }

  /** A command that an agent's call amounts to; the commands' own rules make repeats harmless, so its id is a new one. */
  async execute(
    command: HostlerCommand,
    { botId, environmentId }: BotIdentity,
    story: string,
  ): Promise<readonly Message[]> {
    const commandId = this.engine.ids.next();
    const context = { environmentId, actor: `bot:${botId}`, commandId, correlationId: story, causationId: commandId };
    return (await this.engine.execute(command, context)).events;
  }

  async #seen<State>(decider: AnyDecider<State>, stream: string, sight: Sight): Promise<State> {
    const { states } = this.engine;
    return (await (sight === 'kept' ? states.load(decider, stream) : states.refresh(decider, stream))).state;
  }
}
