import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { VirtualInstallation, environmentId } from './support/virtual-installation.js';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

describe('deadlines that are hours and weeks away, across restarts', () => {
  let installation: VirtualInstallation;

  beforeEach(async () => {
    installation = new VirtualInstallation();
    await installation.start();
  });
  afterEach(() => installation.stop());

  it('S3 S47 runs wait, bots come, runs are executed', async () => {
    const group = await installation.group();
    const flow = await installation.flow();
    await installation.enqueue(group, flow);
    await installation.enqueue(group, flow);
    await installation.pass(10 * SECOND_MS);
    expect(await installation.count('RunSucceeded')).toBe(2);
    expect(await installation.count('BotEnrolled')).toBe(2);
  });

  it('S62 a run that waited three hours times out once, at its deadline, with restarts in between', async () => {
    const group = await installation.group();
    await withoutAnyBot(installation);
    await installation.enqueue(group, await installation.flow());
    await installation.downFor(HOUR_MS);
    await installation.downFor(2 * HOUR_MS - 5 * SECOND_MS);
    expect(await installation.count('RunTimedOut')).toBe(0);
    await installation.pass(6 * SECOND_MS);
    expect(await installation.count('RunTimedOut')).toBe(1);
    await installation.downFor(HOUR_MS);
    await installation.pass(MINUTE_MS);
    expect(await timeOuts(installation)).toEqual([{ where: 'queue', code: 'NoCandidateMachine' }]);
  });

  it('S63 a run that ran for a day times out once, and its bot serves the next one', async () => {
    const flow = await installation.flow();
    const group = await installation.group({ maximum: 1 });
    const endless = await installation.enqueue(group, flow);
    installation.agents.runLengthMs = (runId) => (runId === endless ? undefined : SECOND_MS);
    await installation.pass(10 * SECOND_MS);
    expect(await installation.count('RunStarted')).toBe(1);
    for (let hours = 0; hours < 24; hours += 2) {
      await installation.downFor(HOUR_MS + 50 * MINUTE_MS);
      await installation.pass(10 * MINUTE_MS);
    }
    await installation.pass(2 * MINUTE_MS);
    expect(await timeOuts(installation)).toEqual([{ where: 'execution', code: 'RunTimedOut' }]);
    await installation.enqueue(group, flow);
    await installation.pass(2 * MINUTE_MS);
    expect(await installation.count('RunSucceeded')).toBe(1);
    expect(await installation.count('BotEnrolled')).toBe(1);
  }, 60_000);

  it('X1 an idle bot goes once, three hours after its last run', async () => {
    const group = await installation.group({ maximum: 1 });
    await installation.enqueue(group, await installation.flow());
    await installation.pass(MINUTE_MS);
    await installation.pass(2 * HOUR_MS + 58 * MINUTE_MS);
    expect(await installation.count('BotRetired')).toBe(0);
    await installation.pass(3 * MINUTE_MS);
    expect(await installation.count('BotRetired')).toBe(1);
    expect(await installation.count('BotDeleted')).toBe(1);
    expect(await installation.count('SlotReleased')).toBe(1);
    expect(installation.agents.botIds).toEqual([]);
  }, 60_000);

  it('S109 X5 a group without runs for 28 days is deleted once, a millisecond after, with restarts in between', async () => {
    const group = await installation.group();
    const createdAt = installation.clock.now();
    for (let week = 0; week < 3; week += 1) await installation.downFor(7 * DAY_MS);
    await installation.downFor(7 * DAY_MS - 10 * SECOND_MS);
    await installation.pass(createdAt + 28 * DAY_MS - installation.clock.now());
    expect(await installation.count('HostedGroupDeletionRequested')).toBe(0);
    await installation.pass(10 * SECOND_MS);
    expect(await installation.count('HostedGroupDeletionRequested')).toBe(1);
    expect(await installation.count('HostedGroupDeleted')).toBe(1);
    await installation.downFor(DAY_MS);
    expect(await installation.count('HostedGroupDeletionRequested')).toBe(1);
    await installation.give({ type: 'RestoreHostedGroup', data: { environmentId, groupId: group } });
    await installation.downFor(28 * DAY_MS + SECOND_MS);
    await installation.pass(10 * SECOND_MS);
    expect(await installation.count('HostedGroupDeletionRequested')).toBe(2);
  });

  it('X10 a bot that never enrols fails after an hour, is replaced twice, then its group backs off', async () => {
    const slow = new VirtualInstallation({ provisioningMs: DAY_MS });
    await slow.start();
    await slow.give({ type: 'ChangePolicy', data: { environmentId, policy: 'queueTimeoutMs', value: DAY_MS } });
    await slow.enqueue(await slow.group({ maximum: 1 }), await slow.flow());
    await slow.pass(3 * HOUR_MS + 2 * MINUTE_MS);
    expect(await slow.count('BotProvisioningFailed')).toBe(3);
    expect(await slow.count('BotRequested')).toBe(3);
    await slow.pass(10 * MINUTE_MS);
    expect(await slow.count('BotRequested')).toBe(4);
    await slow.stop();
  }, 60_000);

  it('I5 every read model equals its rebuild', async () => {
    const group = await installation.group({ committed: 1, maximum: 3 });
    const flow = await installation.flow();
    for (let run = 0; run < 20; run += 1) await installation.enqueue(group, flow);
    await installation.pass(30 * SECOND_MS);
    await installation.downFor(4 * HOUR_MS);
    await installation.pass(MINUTE_MS);
    for (const projection of ['groups', 'runs', 'queue', 'bots', 'environments', 'scaling-decisions', 'audit']) {
      expect(await installation.running.compare(projection)).toMatchObject({
        projection,
        equal: true,
        differences: [],
      });
    }
    expect(await installation.rows.parked()).toEqual([]);
  });
});

/** Capacity 0: nothing can be served. */
const withoutAnyBot = (installation: VirtualInstallation): Promise<void> =>
  installation.give({ type: 'AssignAddOns', data: { environmentId, count: 0 } });

async function timeOuts(installation: VirtualInstallation) {
  const events = (await installation.log()).filter(({ type }) => type === 'RunTimedOut');
  return events.map(({ data }) => {
    const { where, code } = data as { where: string; code: string };
    return { where, code };
  });
}
