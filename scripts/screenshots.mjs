import { mkdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import '../test/support/typescript.js';

/** Makes the pictures of the dashboard in docs/images: a whole Hostler at work, seen in a browser. */
const { Hostler } = await import('../test/browser/support/hostler.ts');
const { Visitors } = await import('../test/browser/support/visitor.ts');
const folder = fileURLToPath(new URL('../docs/images/', import.meta.url));
const RUNS = 100;
const SETTLE_MS = 2_500;

const hostler = await Hostler.start({ capacity: 8 });
try {
  const visitors = await Visitors.of(hostler);
  const groupId = await work();
  await pause(12_000);
  const busiest = new Date().toISOString();
  await picture('group-at-work', `/groups/${groupId}`, { theme: 'light' });
  await picture('capacity', '/machines/capacity', { theme: 'dark' });
  await pause(60_000);
  await picture('time-travel', `/groups/${groupId}?tab=decisions&asOf=${busiest}`, { theme: 'light' });
  await picture('charts', `/charts?span=${5 * 60_000}`, { theme: 'dark' });
  await visitors.close();

  async function picture(name, path, look) {
    const page = await visitors.open(path, { ...look, width: 1280, height: 820 });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForTimeout(SETTLE_MS);
    await page.screenshot({ path: `${folder}${name}.png` });
    await page.context().close();
  }
} finally {
  await hostler.stop();
}

/** Three departments with more runs than bots. */
async function work() {
  mkdirSync(folder, { recursive: true });
  const flows = [
    await hostler.flow('Post invoices', 4_000),
    await hostler.flow('Reconcile statements', 11_000),
    await hostler.flow('Sync customers', 7_000),
  ];
  const groups = [
    await hostler.group('Finance', { committed: 2, maximum: 4 }),
    await hostler.group('Sales', { committed: 1, maximum: 3 }),
    await hostler.group('Reporting', { committed: 0, maximum: 2 }),
  ];
  for (let run = 0; run < RUNS; run++)
    await hostler.run(groups[run % 5 === 4 ? 2 : run % 2].connectionId, flows[run % 3].flowId);
  return groups[0].groupId;
}
