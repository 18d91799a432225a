import { deriveId } from '#kernel/ids.js';
import type { HostlerCommand } from '../../apps/server/src/engine/command-table.js';
import { defaultImageId } from '../../apps/server/src/engine/first-start.js';
import { environmentId, type Product } from './open-product.js';

/** A group with its connection and a flow: what a run needs to be enqueued. */
export type Scene = { readonly groupId: string; readonly flowId: string; readonly connectionId: string };

const definition = {
  command: 'true',
  arguments: [],
  environment: {},
  folder: null,
  timeoutMs: null,
  inputsSchema: null,
};

export async function setScene(product: Product, maximum: number, number = 0): Promise<Scene> {
  const { ids } = product.engine;
  const scene = { groupId: ids.next(), flowId: ids.next(), connectionId: ids.next() };
  const { groupId, flowId, connectionId } = scene;
  const ownerId = 'somebody';
  const image = { imageId: defaultImageId(environmentId), version: 1 };
  const numbers = { sessionReuse: false, committed: 0, maximum, access: 'agentAccount' } as const;
  const text = { name: `scene ${number}`, description: '', ownerId };
  const account = { kind: 'agentAccount', credentialId: null, name: 'account', ownerId } as const;
  const steps: readonly HostlerCommand[] = [
    { type: 'ChangePolicy', data: { environmentId, policy: 'maximumBotsPerGroup', value: 200 } },
    { type: 'CreateHostedGroup', data: { environmentId, groupId, ...text, ...numbers, image } },
    { type: 'CreateConnection', data: { environmentId, connectionId, groupId, ...account } },
    { type: 'CreateFlow', data: { environmentId, flowId, ...text, definition } },
  ];
  for (const step of steps) await product.give(step);
  return scene;
}

/** One call of `EnqueueRun`, answered when its event is durable. */
export function enqueue(product: Product, { groupId, flowId, connectionId }: Scene) {
  const commandId = product.engine.ids.next();
  const names = { runId: deriveId('run', commandId), groupId, flowId, flowVersion: 1, connectionId };
  const rest = {
    mode: 'unattended',
    priority: 'normal',
    inputsId: null,
    inputsBytes: 0,
    correlationKey: null,
  } as const;
  const data = { environmentId, ...names, ...rest, callerId: 'somebody' };
  return product.give({ type: 'EnqueueRun', data }, commandId);
}
