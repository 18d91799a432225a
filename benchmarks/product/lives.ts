import { randomUUID } from 'node:crypto';
import type { Message, NewEvent } from '#kernel/message.js';
import { eventId } from '#kernel/ids.js';
import { defaultPolicies } from '#domain/environment/policies.js';
import type { RunCommand } from '#domain/run/run.commands.js';
import { runDecider } from '#domain/run/run.decider.js';
import type { RunState } from '#domain/run/run.state.js';
import { streamOf } from '#domain/streams.js';
import { NO_STREAM, type EventStore } from '#event-store/event-store.js';
import { many } from '../peers/serve.js';
import { environmentId } from './open-product.js';
import type { Scene } from './scene.js';

export const EVENTS_PER_LIFE = 4;
const image = { imageId: 'image', version: 1 };

/**
 * Appends whole lives of runs as the real rules decide them, without an engine: logs of a million events in a minute. One of `failedOf`
 * runs fails; else all succeed.
 */
export async function appendLives(
  store: EventStore,
  scene: Scene,
  botIds: readonly string[],
  count: number,
  { failedOf = Infinity }: { readonly failedOf?: number } = {},
): Promise<void> {
  await many(count, 256, (number) => {
    const runId = randomUUID();
    const botId = botIds[number % botIds.length] as string;
    const events = lifeOf(runId, scene, {
      botId,
      claim: number + 1,
      outcome: number % failedOf === 1 ? failed : succeeded,
    });
    return store.append(streamOf('run', environmentId, runId), events, NO_STREAM);
  });
}

type Outcome = Extract<RunCommand, { type: 'CompleteRun' }>['data']['outcome'];
type Turn = { readonly botId: string; readonly claim: number; readonly outcome: Outcome };
const succeeded: Outcome = { kind: 'succeeded', outputsId: null, outputsBytes: 0 };
const failed: Outcome = { kind: 'failed', code: 'FlowFailed', exitCode: 1, signal: null };

function lifeOf(runId: string, { groupId, flowId, connectionId }: Scene, { botId, claim, outcome }: Turn): NewEvent[] {
  const names = { environmentId, runId, groupId, flowId, flowVersion: 1, connectionId, callerId: 'somebody' };
  const rest = {
    mode: 'unattended',
    priority: 'normal',
    inputsId: null,
    inputsBytes: 0,
    correlationKey: null,
  } as const;
  const turn = { environmentId, runId, botId, claim };
  const commands: readonly RunCommand[] = [
    { type: 'EnqueueRun', data: { ...names, ...rest } },
    { type: 'AssignRun', data: { ...turn, image } },
    { type: 'StartRun', data: turn },
    { type: 'CompleteRun', data: { ...turn, outcome } },
  ];
  const target = {
    group: { status: 'active' },
    connection: { groupId, status: 'whole' },
    flow: { latestVersion: 1 },
    waiting: 0,
  } as const;
  let state: RunState = runDecider.initial;
  return commands.flatMap((command) => {
    const decided = runDecider.decide(command, state, { policies: defaultPolicies, target }, Date.now());
    for (const event of decided) state = runDecider.evolve(state, event);
    return decided.map(asNew);
  });
}

function asNew({ type, data }: Message): NewEvent {
  const commandId = randomUUID();
  const of = { commandId, $correlationId: commandId, $causationId: commandId };
  return {
    type,
    data,
    id: eventId(commandId, type, 0),
    metadata: { schemaVersion: 1, environmentId, actor: 'somebody', ...of },
  };
}
