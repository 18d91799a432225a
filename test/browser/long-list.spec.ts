import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Hostler } from './support/hostler.js';
import { settled, Visitors } from './support/visitor.js';

jest.setTimeout(60_000);

const RUNS = 330;
const HELD_MS = 600_000;
const PHONE = { width: 390, height: 800 };
const TURNS = 12;
const TURN_PX = 240;
const QUEUE = `document.querySelector('[aria-label="Run queue"]')`;
/** Where each row of the queue that is drawn stands on the screen, in pixels, by its run. */
const TOPS_OF_ROWS = `Object.fromEntries([...${QUEUE}.querySelectorAll('tr[data-row]')].map((row) => [row.dataset.row, row.getBoundingClientRect().top]))`;

describe('a list of several pages', () => {
  let hostler: Hostler;
  let visitors: Visitors;
  let target: { groupId: string; connectionId: string };
  let flowId: string;

  beforeAll(async () => {
    hostler = await Hostler.start({ capacity: 1 });
    visitors = await Visitors.of(hostler);
    target = await hostler.group('Long', { committed: 0, maximum: 1 });
    ({ flowId } = await hostler.flow('Held', HELD_MS));
    await Promise.all(Array.from({ length: RUNS }, () => hostler.run(target.connectionId, flowId)));
  });
  afterAll(async () => {
    await visitors.close();
    await hostler.stop();
  });

  const list = (page: Page) => page.getByRole('region', { name: 'Runs' });
  const frame = `document.querySelector('.table-frame')`;
  const scrollTo = (page: Page, place: 'top' | 'end') =>
    page.evaluate(`${frame}.scrollTop = ${place === 'top' ? 0 : `${frame}.scrollHeight`}`);

  async function toItsEnd(page: Page): Promise<void> {
    await list(page).waitFor();
    const last = list(page).locator(`tr[aria-rowindex="${RUNS + 1}"]`);
    while ((await last.count()) === 0) {
      await scrollTo(page, 'end');
      await page.waitForTimeout(100);
    }
  }

  it('asks again only for what is in view, and shows what is new where it is scrolled back to', async () => {
    const page = await visitors.open('/runs');
    await page.locator('[data-news^="Live"]').waitFor();
    await toItsEnd(page);
    const asked: URLSearchParams[] = [];
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.pathname.endsWith('/runs') && request.method() === 'GET') asked.push(url.searchParams);
    });
    const told = page.waitForResponse((response) => /\/runs\?/.test(response.url()));
    const { runId } = await hostler.run(target.connectionId, flowId);
    await told;
    await page.waitForTimeout(500);
    expect(asked.length).toBeLessThanOrEqual(4);
    expect(asked.every((query) => query.has('cursor'))).toBe(true);

    await scrollTo(page, 'top');
    await list(page).locator(`tr[aria-rowindex="2"][data-row="${runId}"]`).waitFor();
    await page.context().close();
  });

  it('begins at its top again when it is filtered otherwise', async () => {
    const page = await visitors.open('/runs');
    await toItsEnd(page);
    const state = page.getByRole('combobox', { name: 'State' });
    await state.selectOption({ label: 'Queued' });
    await list(page).locator('tr[aria-rowindex="2"]').waitFor();
    expect(await page.evaluate<number>(`${frame}.scrollTop`)).toBe(0);
    expect(new URL(page.url()).searchParams.get('status')).toBe('queued');
    await state.selectOption({ label: 'Every state' });
    await page.waitForURL((url) => !url.searchParams.has('status'));
    await page.context().close();
  });

  it('moves under a wheel as far as it is turned, also where rows are of several lines', async () => {
    const page = await visitors.open(`/groups/${target.groupId}`, PHONE);
    const queue = page.getByRole('region', { name: 'Run queue' });
    await queue.locator('tbody tr').nth(10).waitFor();
    await settled(page);
    await queue.scrollIntoViewIfNeeded();
    await queue.hover();
    const tops = () => page.evaluate<Record<string, number>>(TOPS_OF_ROWS);
    for (let turn = 0; turn < TURNS; turn += 1) {
      const before = await tops();
      const scrolled = await page.evaluate<number>(`${QUEUE}.scrollTop`);
      await page.evaluate(`${QUEUE}.scrollTop += ${TURN_PX}`);
      await page.waitForTimeout(150);
      const moved = (await page.evaluate<number>(`${QUEUE}.scrollTop`)) - scrolled;
      const after = await tops();
      const kept = Object.keys(before).filter((row) => row in after);
      expect(kept.length).toBeGreaterThan(0);
      for (const row of kept) expect(Math.abs((before[row] ?? 0) - (after[row] ?? 0) - moved)).toBeLessThan(2);
    }
    await page.context().close();
  });

  it('shows in its search field what it is searched for, also when the address changes by itself', async () => {
    const page = await visitors.open('/runs');
    const field = page.getByRole('searchbox', { name: 'Correlation id' });
    await field.fill('nobody');
    await page.waitForURL((url) => url.searchParams.get('correlationId') === 'nobody');
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Runs' }).click();
    await page.waitForURL((url) => !url.searchParams.has('correlationId'));
    await list(page).locator('tr[aria-rowindex="2"]').waitFor();
    expect(await field.inputValue()).toBe('');
    await page.context().close();
  });

  it('U1 says what is wrong with a moment, and does not call the list empty', async () => {
    const page = await visitors.open('/runs?asOf=nonsense');
    await page.getByText('The request is not valid').waitFor();
    expect(await page.getByText('No runs yet').count()).toBe(0);
    await page.context().close();
  });

  it('U12 says what people are called, and on pages of the past that it is what they are called today', async () => {
    const page = await visitors.open('/machines/groups');
    await settled(page);
    const owner = page.getByRole('row', { name: /Long/ }).locator('.person');
    await owner.getByText('Administrator (you)').waitFor();
    const now = new Date().toISOString();
    await page.goto(`${hostler.url}/environments/default/machines/groups?asOf=${now}`);
    await owner.getByText('by the name of today').waitFor();
    await page.context().close();
  });
});
