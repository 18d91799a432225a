import { beforeEach, describe, expect, it } from '@jest/globals';
import { botId, connectionId, flowId, minute, ofGroup, runId } from '../../../../test/golden/examples/things.js';
import type { HostlerEvent } from '#domain/all.events.js';
import { streamOf } from '#domain/streams.js';
import { MemoryEventStore } from '#event-store/memory/memory-event-store.js';
import { VirtualClock } from '#runtime/memory/virtual-clock.js';
import { States } from '#runtime/states.js';
import { memoryVault } from '#vault/memory/memory-vault.js';
import { SealBroken } from '#vault/ports.js';
import type { Vault } from '#vault/vault.js';
import type { Engine } from '../engine/engine.js';
import { credentialReference } from '../engine/references.js';
import { Gateway } from './gateway.js';
import { runOrder } from './run-order.js';
import { appendExamples } from './testing/append-examples.js';

const environmentId = 'default';
const groups = streamOf('hostedGroups', environmentId);
const connections = streamOf('connection', environmentId, connectionId);
const credential = credentialReference('clerk');
const told = { inputsId: null, definition: { command: 'node', arguments: [], environment: {}, folder: null } };

describe('what a bot is told to run', () => {
  let store: MemoryEventStore;
  let vault: Vault;
  let gateway: Gateway;
  beforeEach(async () => {
    const clock = new VirtualClock(minute(20));
    store = new MemoryEventStore({ clock });
    vault = memoryVault();
    const engine = { ...vault, store, clock, states: new States(store) } as unknown as Engine;
    gateway = new Gateway(engine, {} as Gateway['tokens'], {} as Gateway['board'], new AbortController().signal);
    await append(groups, 'HostedGroupCreated');
    await append(streamOf('flow', environmentId, flowId), 'FlowCreated');
    await append(streamOf('run', environmentId, runId), 'RunEnqueued', 'RunAssigned', 'RunStarted');
    await vault.secrets.put(credential, JSON.stringify({ username: 'clerk', password: 'open sesame' }));
  });

  /** What happens, and is seen here. */
  async function append(stream: string, ...types: HostlerEvent['type'][]): Promise<void> {
    await appendExamples(store, stream, types, told);
    gateway.engine.states.observe(await store.read(stream));
  }
  const asClerk = () =>
    appendExamples(store, connections, ['ConnectionCreated'], { kind: 'account', credentialId: 'clerk' });
  const order = () => runOrder(gateway, { ...ofGroup, runId, botId, claim: 1 });

  it('S40 is whether to reuse a session, as its group says now', async () => {
    await append(connections, 'ConnectionCreated');
    expect(await order()).toMatchObject({ sessionReuse: false, account: { kind: 'agentAccount' } });
    await append(groups, 'HostedGroupSessionReuseChanged');
    expect(await order()).toMatchObject({ sessionReuse: true });
  });

  it('X20 is the account of its connection, unless that was deleted', async () => {
    await asClerk();
    expect(await order()).toMatchObject({ account: { username: 'clerk', password: 'open sesame' } });
    await append(connections, 'ConnectionDeleted');
    await expect(order()).rejects.toThrow('its connection was deleted');
  });

  it('X20 is nothing where a secret is gone or can no longer be opened', async () => {
    await asClerk();
    await vault.secrets.remove(credential);
    await expect(order()).rejects.toMatchObject({
      name: 'OrderIncomplete',
      message: expect.stringContaining('is not there'),
    });
    vault.secrets.get = () => Promise.reject(new SealBroken());
    await expect(order()).rejects.toMatchObject({
      name: 'OrderIncomplete',
      message: expect.stringContaining('be opened'),
    });
  });
});
