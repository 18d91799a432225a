import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { credentialReference } from '../../apps/server/src/engine/references.js';
import { VirtualInstallation, environmentId } from './support/virtual-installation.js';

const SECOND_MS = 1_000;

describe('X13 X20 a connection that is deleted', () => {
  let installation: VirtualInstallation;
  let groupId: string;
  let flowId: string;

  beforeEach(async () => {
    installation = new VirtualInstallation();
    await installation.start();
    groupId = await installation.groupOf('workOrSchoolAccount', { maximum: 1 });
    flowId = await installation.flow();
    installation.agents.runLengthMs = () => 60 * SECOND_MS;
  });
  afterEach(() => installation.stop());

  async function connect(): Promise<string> {
    const connectionId = installation.nextId();
    await installation.vault.secrets.put(credentialReference(connectionId), '{}');
    const account = { name: 'Clerk', kind: 'account', credentialId: connectionId, ownerId: 'someone' } as const;
    await installation.give({ type: 'CreateConnection', data: { environmentId, groupId, connectionId, ...account } });
    return connectionId;
  }
  const enqueue = (connectionId: string) => installation.enqueue(groupId, flowId, connectionId);
  const remove = (connectionId: string) =>
    installation.give({ type: 'DeleteConnection', data: { environmentId, connectionId } });
  const isKept = async (connectionId: string) =>
    (await installation.vault.secrets.get(credentialReference(connectionId))) !== undefined;
  const ends = async () =>
    (await installation.log())
      .filter(({ type }) => type === 'RunCancelled' || type === 'RunSucceeded')
      .map(({ type, data }) => ({ type, ...(data as { runId: string; reason?: string }) }));

  it('has the runs that wait by it cancelled, and no others', async () => {
    const deleted = await connect();
    const running = await enqueue(deleted);
    await installation.pass(5 * SECOND_MS);
    const waiting = await enqueue(deleted);
    const byAnother = await enqueue(await connect());
    await remove(deleted);
    await installation.pass(SECOND_MS);
    expect(await ends()).toMatchObject([{ type: 'RunCancelled', runId: waiting, reason: 'connectionDeleted' }]);
    await installation.pass(120 * SECOND_MS);
    expect(await ends()).toMatchObject([{}, { type: 'RunSucceeded', runId: running }, { runId: byAnother }]);
  });

  it('keeps its credential until the last run by it has ended, whatever restarts', async () => {
    const deleted = await connect();
    const other = await connect();
    await enqueue(deleted);
    await installation.pass(5 * SECOND_MS);
    await remove(deleted);
    await installation.downFor(SECOND_MS);
    await installation.pass(10 * SECOND_MS);
    expect(await isKept(deleted)).toBe(true);
    await installation.pass(60 * SECOND_MS);
    expect(await installation.count('RunSucceeded')).toBe(1);
    await installation.downFor(SECOND_MS);
    await installation.pass(10 * SECOND_MS);
    expect([await isKept(deleted), await isKept(other)]).toEqual([false, true]);
  });
});
