import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Hostler } from './support/hostler.js';
import { Visitors } from './support/visitor.js';

jest.setTimeout(120_000);

const MAX_SCRIPT_BYTES = 250_000;
/** Less than React alone would mean that nothing was counted. */
const MIN_SCRIPT_BYTES = 40_000;
const scriptBytes = `performance.getEntriesByType('resource')
  .filter(({ name }) => name.endsWith('.js'))
  .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)`;

/** What a page hands over as a file. */
async function fileOf(page: Page, ask: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), ask()]);
  return readFile(await download.path(), 'utf8');
}

describe('an empty installation', () => {
  let hostler: Hostler;
  let visitors: Visitors;
  let page: Page;

  beforeAll(async () => {
    hostler = await Hostler.start();
    visitors = await Visitors.of(hostler);
    page = await visitors.open('/machines/groups');
  });
  afterAll(async () => {
    await visitors.close();
    await hostler.stop();
  });

  it('leads from nothing to a run that succeeds', async () => {
    await page.getByRole('link', { name: 'Take the first steps' }).click();
    await page.getByRole('button', { name: 'Run the demo flow' }).click();
    await page.waitForURL(/\/runs\//);
    await page.locator('h1 .state', { hasText: 'Succeeded' }).waitFor();
    await page.getByText('Step 5 of 5: hello, World!').waitFor();
    await page.getByText('"greeted": "World"').waitFor();
  });

  it('P4 searches the log, and downloads it whole', async () => {
    await page.getByLabel('Search the log').fill('step 2 of');
    await page.getByRole('status').filter({ hasText: '1 of 1' }).waitFor();
    await page.getByLabel('Search the log').fill('step');
    await page.getByRole('status').filter({ hasText: '1 of 5' }).waitFor();
    await page.getByLabel('Search the log').press('Enter');
    await page.getByRole('status').filter({ hasText: '2 of 5' }).waitFor();
    await page.getByLabel('Search the log').fill('nowhere');
    await page.getByText('no line').waitFor();
    const log = await fileOf(page, () => page.getByRole('button', { name: 'Download' }).click());
    expect(log.match(/Step \d of 5/g)).toHaveLength(5);
  });

  it('U5 filters the audit, and exports what fits', async () => {
    const audit = await visitors.open('/audit');
    await audit.getByRole('combobox', { name: 'What happened' }).selectOption('RunEnqueued');
    await audit.locator('tr[aria-rowindex="2"]', { hasText: 'Run enqueued' }).waitFor();
    await audit.locator('tr', { hasText: 'Run started' }).waitFor({ state: 'detached' });
    const exported = async (item: string): Promise<string> => {
      await audit.getByRole('button', { name: 'Export' }).click();
      return fileOf(audit, () => audit.getByRole('menuitem', { name: item }).click());
    };
    const lines = (await exported('JSON, one event a line')).trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { type: string }).type)).toEqual(['RunEnqueued']);
    expect((await exported('CSV')).trim().split('\n')).toHaveLength(2);
    await audit.getByLabel('Who: a name, or an id').fill('nobody of this name');
    await audit.getByText('No event fits').waitFor();
    await audit.context().close();
  });

  it('P5 makes a form from the input schema of a flow, and runs it again with other inputs', async () => {
    await page.getByRole('button', { name: 'Run again' }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('textbox', { name: 'Whom to greet' }).fill('Ada');
    await form.getByRole('button', { name: 'Start' }).click();
    await page.getByText('"greeted": "Ada"').waitFor();
  });

  it('asks nobody but its own server, and breaks no rule of its policy', () => {
    expect(visitors.strangers).toEqual([]);
    expect(visitors.faults).toEqual([]);
  });

  it('needs at most 250 kB of compressed script for its first page', async () => {
    const first = await visitors.open('/machines/groups');
    await first.getByRole('link', { name: 'Demo' }).waitFor();
    const bytes = await first.evaluate<number>(scriptBytes);
    expect(bytes).toBeGreaterThan(MIN_SCRIPT_BYTES);
    expect(bytes).toBeLessThanOrEqual(MAX_SCRIPT_BYTES);
  });

  it('does not stand before the API', async () => {
    const statuses = await Promise.all(
      ['/api/v1/nothing', '/agent/nothing', '/health/live', '/assets/nothing.js'].map(
        async (path) => (await fetch(`${hostler.url}${path}`)).status,
      ),
    );
    expect(statuses).toEqual([404, 404, 200, 404]);
  });
});
