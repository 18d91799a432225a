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
    await page.locator('.state', { hasText: 'Succeeded' }).waitFor();
    await page.getByText('Step 5 of 5: hello, World!').waitFor();
    await page.getByText('"greeted": "World"').waitFor();
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
