import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HostlerCommand } from '../../engine/command-table.js';
import { after, callerOf, type Answered, type Call } from '../testing/caller.js';
import { madeThings, type MadeThings } from '../testing/made-things.js';
import { memoryApi, type MemoryApi } from '../testing/memory-api.js';

const environmentId = 'default';
const botId = randomUUID();
const MINUTE_MS = 60_000;
const outcome = { kind: 'succeeded', outputsId: null, outputsBytes: 0 } as const;

describe('X4 U3 the estimate of a run that waits for another to end', () => {
  let api: MemoryApi;
  let call: Call;
  let things: MadeThings;
  let inNewGroup: string;
  beforeAll(async () => {
    api = await memoryApi();
    call = callerOf(api);
    things = await madeThings(call);
    await call('PATCH', `hosted-groups/${things.groupId}`, { body: { maximum: 1 } });
    await botEnrols();
    const first = await enqueue();
    await start(first, 1);
    inNewGroup = (await enqueue()).headers.get('hostler-position') ?? '';
    api.advance(4 * MINUTE_MS);
    await act({ type: 'CompleteRun', data: { ...turn(first, 1), outcome } });
  });
  afterAll(() => api.close());

  const act = (command: HostlerCommand): Promise<unknown> => {
    const commandId = randomUUID();
    const context = {
      environmentId,
      actor: 'system:test',
      commandId,
      correlationId: commandId,
      causationId: commandId,
    };
    return api.engine.execute(command, context);
  };
  const enqueue = (): Promise<Answered> =>
    call('POST', 'runs', { body: { ...things.target, flowId: things.flowId, inputs: { invoice: 1 } } });
  const turn = (run: Answered, claim: number) => ({ environmentId, runId: String(run.body.runId), botId, claim });

  async function botEnrols(): Promise<void> {
    await act({ type: 'ScaleOut', data: { environmentId, groupId: things.groupId, botId } });
    await act({ type: 'RequestBot', data: { environmentId, groupId: things.groupId, botId } });
    const agent = { publicKey: 'key', agentVersion: '0.1.0', platform: 'linux' };
    await act({ type: 'EnrolBot', data: { environmentId, botId, ...agent } });
  }

  async function start(run: Answered, claim: number): Promise<void> {
    const image = (await call('GET', `hosted-groups/${things.groupId}`)).body.image;
    const version = { imageId: String(image?.imageId), version: Number(image?.version) };
    await act({ type: 'AssignRun', data: { ...turn(run, claim), image: version } });
    await act({ type: 'StartRun', data: turn(run, claim) });
  }

  it('is the deadline of the run before it, while none of the group has ended; also as of then', async () => {
    const [waiting] = (await call('GET', `queue?asOf=${inNewGroup}`)).body.items;
    expect(waiting).toMatchObject({ reason: { code: 'groupAtMaximum' }, estimate: { basis: 'runDeadline' } });
    const [running] = (await call('GET', `runs?status=running&asOf=${inNewGroup}`)).body.items;
    expect(waiting?.estimatedStart).toBe(running?.runDeadline);
  });

  it('is learnt from the runs of the group that have ended', async () => {
    const [second] = (await call('GET', 'runs?status=queued')).body.items;
    await start({ body: { runId: second?.runId } } as unknown as Answered, 2);
    await enqueue();
    const last = await enqueue();
    const { items } = (await call('GET', 'queue', after(last))).body;
    const [running] = (await call('GET', 'runs?status=running', after(last))).body.items;
    const sinceStart = (item: Answered['body'] | undefined): number =>
      Date.parse(String(item?.estimatedStart)) - Date.parse(String(running?.startedAt));
    expect(items).toMatchObject([
      { place: 1, reason: { code: 'groupAtMaximum' }, estimate: { basis: 'runLengths' } },
      { place: 2, reason: { code: 'behindOthers' }, estimate: { basis: 'runLengths' } },
    ]);
    const [alone] = (await call('GET', `queue?runId=${String(last.body.runId)}`)).body.items;
    expect(alone).toMatchObject({ runId: last.body.runId, place: 2, reason: { code: 'behindOthers' } });
    expect(items[0]?.estimate?.sentence).toContain('about 4 minutes');
    expect(sinceStart(items[0])).toBeGreaterThanOrEqual(4 * MINUTE_MS);
    expect(sinceStart(items[1])).toBeGreaterThanOrEqual(8 * MINUTE_MS);
    expect(sinceStart(items[1])).toBeLessThan(10 * MINUTE_MS);
  });
});
