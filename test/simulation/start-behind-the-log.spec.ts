import { expect, it } from '@jest/globals';
import type { Batch } from '#runtime/row-store.js';
import { VirtualInstallation } from './support/virtual-installation.js';

const SECOND_MS = 1_000;
const RUNS = 3;

it('I4 reserves no slot twice that stands in the log and in no row yet', async () => {
  const installation = new VirtualInstallation();
  await installation.start();
  const groupId = await installation.group({ maximum: 8 });
  const flowId = await installation.flow();
  await installation.pass(SECOND_MS);

  // What tells of bots stands still, as where a crash comes before it was written, and the queue goes on.
  const { rows } = installation;
  const commit = rows.commit.bind(rows);
  rows.commit = (batch: Batch) => (batch.table.name === 'bots' ? new Promise(() => undefined) : commit(batch));
  for (let run = 0; run < RUNS; run += 1) await installation.enqueue(groupId, flowId);
  await installation.pass(SECOND_MS / 2);
  const reserved = await installation.count('SlotReserved');
  expect(reserved).toBe(RUNS);
  void installation.stop();
  await installation.pass(60 * SECOND_MS);
  rows.commit = commit;
  await installation.start();
  await installation.pass(60 * SECOND_MS);
  expect(await installation.count('SlotReserved')).toBe(reserved);
  expect(await installation.count('RunSucceeded')).toBe(RUNS);
  await installation.stop();
});
