import type { HostlerCommand } from '#domain/all.commands.js';
import type { PolicyName } from '#domain/environment/policies.js';
import { deriveId } from '#kernel/ids.js';
import { DEFAULT_ENVIRONMENT as environmentId, defaultImageId } from '../../../apps/server/src/engine/first-start.js';
import { Ledger } from './ledger.js';
import type { World } from './world.js';

const SECOND_MS = 1_000;
const ownerId = 'someone';
const MOST_GROUPS = 8;
const THINKING_MS = 400;
const flowId = deriveId('flow');
const definition = {
  command: 'true',
  arguments: [],
  environment: {},
  folder: null,
  timeoutMs: null,
  inputsSchema: null,
};

/** Short lives, so that every deadline comes within a simulation; with a range where people change it on the way. */
const POLICIES: Partial<Record<PolicyName, readonly number[]>> = {
  queueTimeoutMs: [90, 20, 300],
  runTimeoutMs: [60, 30, 200],
  idleTimeoutMs: [40, 5, 120],
  provisioningTimeoutMs: [60, 15, 90],
  provisioningBackoffMs: [20, 5, 60],
  inactivityTimeoutMs: [400, 120, 900],
  acknowledgeTimeoutMs: [15, 3, 40],
  cancelGraceMs: [5, 0, 20],
  executionLeaseMs: [30, 12, 60],
};

const STEPS = {
  enqueue: 40,
  cancel: 8,
  createGroup: 4,
  editGroup: 6,
  deleteGroup: 2,
  restoreGroup: 2,
  updateImage: 2,
  publishImage: 1,
  publishFlow: 1,
  deleteConnection: 1,
  changePolicy: 4,
  assignAddOns: 3,
} as const;

/** People and what they may think of: groups and their settings, runs, limits. */
export class People {
  readonly ledger: Ledger;
  readonly #groups: string[] = [];
  /** The present connection of each group. */
  readonly #connections = new Map<string, string>();
  readonly #runs: string[] = [];
  #images = 1;

  constructor(private readonly world: World) {
    this.ledger = new Ledger(world);
  }

  get runIds(): readonly string[] {
    return this.#runs;
  }

  /** What a simulation begins with. */
  settle(): void {
    for (const [policy, [seconds]] of Object.entries(POLICIES)) this.#changePolicy(policy, seconds as number);
    this.#tell({
      type: 'CreateFlow',
      data: { environmentId, flowId, name: 'flow', description: '', definition, ownerId },
    });
    this.#createGroup();
    this.#createGroup();
  }

  act(): void {
    const { chance } = this.world;
    const groupId = chance.anyOf(this.#groups);
    const step = chance.weighted(STEPS);
    if (groupId === undefined || step === 'createGroup') return this.#createGroup();
    const of = { environmentId, groupId };
    switch (step) {
      case 'enqueue':
        return this.#enqueue(groupId);
      case 'cancel':
        return this.#cancel();
      case 'editGroup':
        return this.#tell({
          type: 'EditHostedGroup',
          data: { ...of, ...this.#numbers(), name: `group ${chance.between(1, 12)}` },
        });
      case 'deleteGroup':
        return this.#tell({ type: 'DeleteHostedGroup', data: of });
      case 'restoreGroup':
        return this.#tell({ type: 'RestoreHostedGroup', data: of });
      case 'updateImage':
        return this.#tell({ type: 'UpdateImage', data: { ...of, image: this.#image() } });
      case 'publishImage':
        this.#images += 1;
        return this.#tell({
          type: 'PublishImageVersion',
          data: { environmentId, imageId: defaultImageId(environmentId) },
        });
      case 'publishFlow':
        return this.#tell({ type: 'PublishFlowVersion', data: { environmentId, flowId, definition } });
      case 'deleteConnection':
        return this.#reconnect(groupId);
      case 'changePolicy': {
        const [policy, [, least, most]] = chance.oneOf(Object.entries(POLICIES)) as [string, [number, number, number]];
        return this.#changePolicy(policy, chance.between(least, most));
      }
      case 'assignAddOns':
        return this.#tell({ type: 'AssignAddOns', data: { environmentId, count: chance.between(0, 8) } });
    }
  }

  #createGroup(): void {
    const { chance, timeline } = this.world;
    if (this.#groups.length >= MOST_GROUPS) return this.#enqueue(chance.oneOf(this.#groups));
    const groupId = deriveId('group', this.#groups.length);
    this.#groups.push(groupId);
    const access = chance.hits(0.2) ? 'localAdminAccount' : 'agentAccount';
    const texts = { name: `group ${this.#groups.length}`, description: '', ownerId, access } as const;
    const data = {
      environmentId,
      groupId,
      ...texts,
      ...this.#numbers(),
      sessionReuse: chance.hits(0.5),
      image: this.#image(),
    };
    this.#tell({ type: 'CreateHostedGroup', data });
    timeline.at(timeline.now() + THINKING_MS, () => this.#connect(groupId, deriveId(groupId)));
  }

  #connect(groupId: string, connectionId: string): void {
    this.#connections.set(groupId, connectionId);
    const data = {
      environmentId,
      connectionId,
      groupId,
      name: 'own',
      kind: 'agentAccount',
      credentialId: null,
    } as const;
    this.#tell({ type: 'CreateConnection', data: { ...data, ownerId } });
  }

  #reconnect(groupId: string): void {
    const connectionId = this.#connections.get(groupId);
    if (connectionId === undefined) return;
    this.#tell({ type: 'DeleteConnection', data: { environmentId, connectionId } });
    this.#connect(groupId, deriveId(connectionId));
  }

  #enqueue(groupId: string): void {
    const runId = deriveId('run', this.#runs.length);
    this.#runs.push(runId);
    const named = {
      runId,
      groupId,
      flowId,
      flowVersion: 1,
      connectionId: this.#connections.get(groupId) ?? deriveId(groupId),
      callerId: ownerId,
    };
    const priority = this.world.chance.hits(0.2) ? 'high' : 'normal';
    const without = { inputsId: null, inputsBytes: 0, correlationKey: null };
    this.#tell({ type: 'EnqueueRun', data: { environmentId, ...named, mode: 'unattended', priority, ...without } });
  }

  #cancel(): void {
    const runId = this.world.chance.anyOf(this.#runs.slice(-10));
    if (runId === undefined) return;
    const data = { environmentId, runId, reason: 'person', requestedBy: ownerId, commentId: null } as const;
    this.#tell({ type: 'CancelRun', data });
  }

  #changePolicy(policy: string, seconds: number): void {
    this.#tell({ type: 'ChangePolicy', data: { environmentId, policy, value: seconds * SECOND_MS } });
  }

  #numbers() {
    const maximum = this.world.chance.between(1, 4);
    return { maximum, committed: this.world.chance.between(0, Math.min(2, maximum)) };
  }

  #image() {
    return { imageId: defaultImageId(environmentId), version: this.world.chance.between(1, this.#images) };
  }

  #tell(command: HostlerCommand): void {
    this.ledger.tell(command);
  }
}
