import type { HostlerCommand } from '#domain/all.commands.js';
import { deriveId } from '#kernel/ids.js';
import { DEFAULT_ENVIRONMENT as environmentId } from '../../../apps/server/src/engine/first-start.js';
import { streamOf } from '#domain/streams.js';
import { NO_STREAM } from '#event-store/event-store.js';
import type { People } from './people.js';
import type { World } from './world.js';

const STOPPED_MS = [2_000, 15_000, 60_000];
const CUT_OFF_MS = [5_000, 40_000, 120_000];
const OFTEN = 0.05;
const NOW_AND_THEN = 0.02;
const RARELY = 0.004;

/** What befalls the world between two steps, beside what befalls single calls and messages. */
export class Mishaps {
  constructor(
    private readonly world: World,
    private readonly people: People,
  ) {}

  async befall(): Promise<void> {
    const { world, people } = this;
    const { faults, machines, network, timeline } = world;
    const { chance } = faults;
    const server = chance.oneOf(world.servers);
    if (faults.befalls('crash', NOW_AND_THEN)) server.process.kill();
    if (faults.befalls('orderly restart', NOW_AND_THEN / 2)) server.restart();
    if (faults.befalls('stop', NOW_AND_THEN)) server.process.stopFor(chance.oneOf(STOPPED_MS));
    for (const { process } of world.servers) if (process.isStopped && chance.hits(OFTEN)) process.resume();
    const botId = chance.anyOf(machines.working);
    if (botId !== undefined) {
      if (faults.befalls('lost bot', NOW_AND_THEN, botId)) machines.lose(botId);
      else if (faults.befalls('restarted agent', NOW_AND_THEN, botId)) machines.restartAgent(botId);
      else if (faults.befalls('cut off bot', NOW_AND_THEN, botId)) network.cutOff(botId, chance.oneOf(CUT_OFF_MS));
    }
    if (faults.befalls('replayed message', OFTEN)) network.replay();
    if (faults.befalls('repeated command', OFTEN)) people.ledger.repeat();
    if (faults.befalls('command told anew', OFTEN)) people.ledger.tellAnew();
    if (faults.befalls('stray timer', OFTEN)) this.#strayTimer();
    if (faults.befalls('word of what is over', OFTEN)) this.#wordOfWhatIsOver();
    if (faults.befalls('poison event', RARELY)) await this.#poison();
    world.trace.say(`at ${timeline.now()}`);
  }

  /** I4: timers fire early, twice, or for what is over. */
  #strayTimer(): void {
    const { chance } = this.world.faults;
    const runId = chance.anyOf(this.people.runIds.slice(-12));
    const [botId, groupId] = chance.anyOf([...this.world.slots.slots]) ?? [];
    const stray: HostlerCommand[] = [];
    if (runId !== undefined) stray.push({ type: 'ExpireRun', data: { environmentId, runId } });
    if (runId !== undefined && botId !== undefined)
      stray.push({ type: 'ReturnRun', data: { environmentId, runId, botId, claim: chance.between(1, 3) } });
    if (botId !== undefined && groupId !== undefined) {
      stray.push({ type: 'ExpireProvisioning', data: { environmentId, botId } });
      stray.push({ type: 'RequestBot', data: { environmentId, groupId, botId } });
    }
    const command = chance.anyOf(stray);
    if (command !== undefined) this.people.ledger.tell(command);
  }

  /** I9: late words about a bot that is gone, or that never was, and about runs that it does not have. */
  #wordOfWhatIsOver(): void {
    const { chance } = this.world.faults;
    const gone = [...this.world.slots.bots].flatMap(([botId, status]) => (status === 'deleted' ? [botId] : []));
    const botId = (chance.hits(0.8) ? chance.anyOf(gone) : undefined) ?? deriveId('nobody');
    const runId = chance.anyOf(this.people.runIds.slice(-12)) ?? deriveId('nothing');
    const bot = { environmentId, botId };
    const error = { errorClass: 'capacity', code: 'Late', retryAt: null } as const;
    const agent = { publicKey: 'another', agentVersion: '0', platform: 'simulated' };
    const turn = { environmentId, runId, botId: deriveId('nobody'), claim: 1 };
    const words: readonly HostlerCommand[] = [
      { type: 'ReportProvisioningError', data: { ...bot, ...error } },
      { type: 'EnrolBot', data: { ...bot, ...agent } },
      { type: 'ScaleIn', data: { ...bot, reason: 'idle', claim: null } },
      { type: 'LoseBot', data: { ...bot, proof: 'machineGone', runId: null } },
      { type: 'ConfirmBotGone', data: bot },
      { type: 'StartRun', data: turn },
      { type: 'LoseRun', data: turn },
      { type: 'CompleteRun', data: { ...turn, outcome: { kind: 'cancelled' } } },
    ];
    this.people.ledger.tell(chance.oneOf(words));
  }

  /** I12: an event that read models can't fold, of a run of which nobody has heard. */
  async #poison(): Promise<void> {
    const { poisoned, ports, timeline } = this.world;
    const id = this.world.nextId('poison', poisoned.size);
    const groupId = deriveId('group of', id);
    const botId = deriveId('bot of', id);
    for (const key of [id, groupId, botId]) poisoned.add(key);
    const of = { environmentId, groupId, runId: id, flowId: id, flowVersion: 1, priority: 'normal', queuedAt: 0 };
    const on = { botId, claim: 1, image: { imageId: id, version: 1 }, startedAt: timeline.now() };
    const data = { ...of, ...on, runDeadline: Number.MAX_SAFE_INTEGER };
    const caused = { commandId: id, $correlationId: id, $causationId: id };
    const metadata = { schemaVersion: 1, environmentId, actor: 'someone', ...caused };
    const event = { type: 'RunStarted', data, id: deriveId('event', id, 0), metadata };
    await ports.store.append(streamOf('run', environmentId, id), [event], NO_STREAM);
  }
}
