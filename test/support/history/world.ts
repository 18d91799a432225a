import type { Decider } from '#kernel/decider.js';
import type { Message, Recorded } from '#kernel/message.js';
import { Rejected } from '#kernel/rejected.js';
import type { HostlerEvent } from '#domain/all.events.js';
import type { BotCommand } from '#domain/bot/bot.commands.js';
import { botDecider } from '#domain/bot/bot.decider.js';
import type { BotState } from '#domain/bot/bot.state.js';
import { defaultPolicies } from '#domain/environment/policies.js';
import type { HostedGroupsCommand } from '#domain/hosted-groups/hosted-groups.commands.js';
import { hostedGroupsDecider } from '#domain/hosted-groups/hosted-groups.decider.js';
import type { HostedGroupsState } from '#domain/hosted-groups/hosted-groups.state.js';
import type { RunCommand } from '#domain/run/run.commands.js';
import { runDecider } from '#domain/run/run.decider.js';
import type { OpenRun, RunState } from '#domain/run/run.state.js';

/** Where a history takes place. */
export const environmentId = 'default';

/** One environment, driven by the real rules, and the log of what happened in it. What a rule refuses does not happen. */
export class World {
  now = 1_000;
  readonly log: Recorded<HostlerEvent>[] = [];
  groups: HostedGroupsState = hostedGroupsDecider.initial;
  readonly runs = new Map<string, RunState>();
  readonly bots = new Map<string, BotState>();

  inGroups(command: HostedGroupsCommand, activity = { openRuns: 0, lastActivityAt: null }): void {
    const facts = { policies: defaultPolicies, imageExists: true, accessAvailable: true, activity };
    this.groups = this.#decide(hostedGroupsDecider, this.groups, command, facts, 'hostedGroups');
  }

  onRun(command: RunCommand): void {
    const { runId } = command.data;
    const facts = { policies: defaultPolicies, target: this.#targetOf(command) };
    this.runs.set(runId, this.#decide(runDecider, this.runs.get(runId) ?? runDecider.initial, command, facts, runId));
  }

  onBot(command: BotCommand): void {
    const { botId } = command.data;
    const group = 'groupId' in command.data ? this.groups.groups[command.data.groupId] : undefined;
    const facts = { policies: defaultPolicies, group };
    this.bots.set(botId, this.#decide(botDecider, this.bots.get(botId) ?? botDecider.initial, command, facts, botId));
  }

  /** The run that the log has put on a bot and not taken off it. */
  runOn(botId: string): string | null {
    for (const [runId, run] of this.runs) if (isOpen(run) && 'turn' in run && run.turn.botId === botId) return runId;
    return null;
  }

  append(event: HostlerEvent, stream: string): void {
    const index = this.log.length;
    this.log.push({
      ...event,
      id: `event-${index}`,
      stream,
      revision: this.log.filter((earlier) => earlier.stream === stream).length,
      position: String(index).padStart(16, '0'),
      metadata: {
        schemaVersion: 1,
        environmentId,
        actor: 'system:spec',
        commandId: `command-${index}`,
        $correlationId: 'correlation',
        $causationId: 'causation',
        recordedAt: this.now,
      },
    });
  }

  #decide<C extends Message, S, E extends HostlerEvent, F>(
    decider: Decider<C, S, E, F>,
    state: S,
    command: C,
    facts: F,
    stream: string,
  ): S {
    try {
      const events = decider.decide(command, state, facts, this.now);
      for (const event of events) this.append(event, stream);
      return events.reduce((before, event) => decider.evolve(before, event), state);
    } catch (error) {
      if (error instanceof Rejected) return state;
      throw error;
    }
  }

  #targetOf(command: RunCommand) {
    if (command.type !== 'EnqueueRun') return undefined;
    const { groupId } = command.data;
    const connection = { groupId, status: 'whole' } as const;
    return { group: this.groups.groups[groupId], connection, flow: { latestVersion: 1 }, waiting: 0 };
  }
}

export const isOpen = (run: RunState): run is OpenRun =>
  run.status === 'queued' || run.status === 'assigned' || run.status === 'running' || run.status === 'cancelling';
