import { randomInt } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Ledger } from './ledger.js';
import type { PatientClient } from './patient-client.js';

export type Work = { readonly groupId: string; readonly flowId: string; readonly connectionId: string };

export async function setUp(
  client: PatientClient,
  { folder, executions, maximum }: { folder: string; executions: string; maximum: number },
): Promise<Work> {
  const script = join(folder, 'flow.mjs');
  await writeFile(script, FLOW);
  const policies = {
    idleTimeoutMs: 5_000,
    executionLeaseMs: 60_000,
    acknowledgeTimeoutMs: 5_000,
    provisioningTimeoutMs: 60_000,
  };
  await client.command('PATCH', 'environments/default', { policies });
  const group = await client.command<{ groupId: string }>('POST', 'environments/default/hosted-groups', {
    name: 'chaos',
    committed: 1,
    maximum,
  });
  const { groupId } = group.body;
  const flow = await client.command<{ flowId: string }>('POST', 'environments/default/flows', {
    name: 'append a line',
    command: process.execPath,
    arguments: [script, executions],
  });
  const connection = await client.command<{ connectionId: string }>('POST', 'environments/default/connections', {
    name: 'own',
    groupId,
    kind: 'agentAccount',
  });
  return { groupId, flowId: flow.body.flowId, connectionId: connection.body.connectionId };
}

/** What every run does: it says that it ran, in one write that is there whole or not at all, and works a little. */
const FLOW = `
import { appendFileSync, writeFileSync } from 'node:fs';
appendFileSync(process.argv[2], process.env.HOSTLER_RUN_ID + '\\n');
await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 700));
writeFileSync(process.env.HOSTLER_OUTPUTS, JSON.stringify({ done: true }));
`;

export async function enqueueing(client: PatientClient, ledger: Ledger, work: Work, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    const answer = await client.command<{ runId: string }>('POST', 'environments/default/runs', {
      ...work,
      inputs: { at: Date.now() },
    });
    if (answer.status === 201) ledger.runs.add(answer.body.runId);
    else ledger.problems.push(`a run was refused: ${JSON.stringify(answer.body)}`);
    if (randomInt(10) === 0)
      await client.command('POST', `environments/default/runs/${answer.body.runId}/cancel`, { comment: 'chaos' });
    await sleep(randomInt(100, 500));
  }
}

export async function editing(
  client: PatientClient,
  ledger: Ledger,
  groupId: string,
  over: AbortSignal,
): Promise<void> {
  for (let count = 1; !over.aborted; count += 1) {
    const description = `edit ${count}`;
    const answer = await client.command('PATCH', `environments/default/hosted-groups/${groupId}`, { description });
    if (answer.status === 200) ledger.descriptions.add(description);
    else ledger.problems.push(`an edit was refused: ${JSON.stringify(answer.body)}`);
    await sleep(randomInt(200, 800));
  }
}

type ImageView = { readonly imageId: string; readonly version: number };

/** Image updates under running bots, and a second group that is deleted and restored again and again, with runs in it. */
export async function administering(
  client: PatientClient,
  ledger: Ledger,
  { groupId, flowId }: Work,
  over: AbortSignal,
): Promise<void> {
  const at = (path: string): string => `environments/default/${path}`;
  const images = await client.get<{ items: readonly ImageView[] }>(at('images'));
  const imageId = images.items[0]?.imageId ?? '';
  const body = { name: 'side', committed: 0, maximum: 2 };
  const side = (await client.command<{ groupId: string }>('POST', at('hosted-groups'), body)).body.groupId;
  const own = { name: 'side', groupId: side, kind: 'agentAccount' };
  const { connectionId } = (await client.command<{ connectionId: string }>('POST', at('connections'), own)).body;
  const steps: readonly (() => Promise<void>)[] = [
    async () => {
      const { status, body: image } = await client.command<ImageView>('POST', at(`images/${imageId}/versions`), {});
      if (status === 201) ledger.imageVersions.add(image.version);
      const updated = await client.command('POST', at(`hosted-groups/${groupId}/image`), { imageId });
      if (updated.status !== 200) ledger.problems.push(`an image update was refused: ${JSON.stringify(updated.body)}`);
    },
    async () => void (await client.command('DELETE', at(`hosted-groups/${side}`))),
    async () => void (await client.command('POST', at(`hosted-groups/${side}/restore`), {})),
    async () => void (await client.command('PATCH', at(`hosted-groups/${side}`), { maximum: randomInt(1, 4) })),
    // A group that is deleted takes none: then there is nothing to keep in mind.
    async () => {
      const run = { groupId: side, flowId, connectionId, inputs: { at: Date.now() } };
      const { status, body: made } = await client.command<{ runId: string }>('POST', at('runs'), run);
      if (status === 201) ledger.runs.add(made.runId);
    },
  ];
  while (!over.aborted) {
    await steps[randomInt(steps.length)]?.();
    await sleep(randomInt(300, 1_200));
  }
}
