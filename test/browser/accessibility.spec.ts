import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Hostler } from './support/hostler.js';
import { seriousFindings, Visitors } from './support/visitor.js';

jest.setTimeout(180_000);

const SETTLE_MS = 300;

describe('every page', () => {
  let hostler: Hostler;
  let visitors: Visitors;
  let paths: readonly string[];

  beforeAll(async () => {
    hostler = await Hostler.start();
    visitors = await Visitors.of(hostler);
    const { groupId, connectionId } = await hostler.group('Finance');
    const { flowId } = await hostler.flow('Quick', 10);
    const { runId } = await hostler.run(connectionId, flowId);
    paths = [
      '/welcome',
      '/machines/groups',
      '/machines/images',
      '/machines/capacity',
      '/groups/new',
      ...['queue', 'bots', 'runs', 'charts', 'decisions', 'errors', 'connections', 'settings', 'story'].map(
        (tab) => `/groups/${groupId}?tab=${tab}`,
      ),
      '/runs',
      `/runs/${runId}`,
      `/runs/${runId}?asOf=${new Date().toISOString()}`,
      '/charts',
      '/flows',
      `/flows/${flowId}`,
      '/connections',
      '/audit',
      ...['capacity', 'policies', 'keys', 'secrets', 'parked', 'projections'].map(
        (tab) => `/administration?tab=${tab}`,
      ),
    ];
  });
  afterAll(async () => {
    await visitors.close();
    await hostler.stop();
  });

  // In the dark only the colours are others.
  it.each([
    ['light', undefined],
    ['dark', ['color-contrast']],
  ] as const)('has nothing serious that axe finds, %s', async (theme, rules) => {
    const page = await visitors.open('/welcome', { theme });
    const findings: string[] = [];
    for (const path of paths) {
      await page.goto(`${hostler.url}/environments/default${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForTimeout(SETTLE_MS);
      findings.push(...(await seriousFindings(page, rules)).map((finding) => `${path} ${finding}`));
    }
    expect(findings).toEqual([]);
  });

  it('has nothing serious that axe finds in what opens upon a page', async () => {
    const page = await visitors.open('/machines/groups');
    const findings: string[] = [];
    const look = async (what: string): Promise<void> => {
      await page.waitForTimeout(SETTLE_MS);
      findings.push(...(await seriousFindings(page)).map((finding) => `${what}: ${finding}`));
    };
    await page.getByRole('button', { name: 'New' }).click();
    await page.getByRole('menuitem', { name: 'VM image' }).waitFor();
    await look('New');
    await page.getByRole('menuitem', { name: 'VM image' }).click();
    await page.getByRole('textbox', { name: 'Image name' }).waitFor();
    await look('New > VM image');
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Finance' }).click();
    for (const name of ['Update VM image', 'Delete', 'Start a run']) {
      await page.getByRole('button', { name }).first().click();
      await page.getByRole('dialog').waitFor();
      await look(name);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    expect(findings).toEqual([]);
  });

  it('fits on a phone, where nothing sticks out', async () => {
    const page = await visitors.open('/machines/groups', { width: 390, height: 844 });
    const wide: string[] = [];
    for (const path of paths) {
      await page.goto(`${hostler.url}/environments/default${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForTimeout(SETTLE_MS / 2);
      const over = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
      if (over > 0) wide.push(`${path} by ${over} px`);
    }
    expect(wide).toEqual([]);
    await page.getByRole('button', { name: 'Navigation' }).click();
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Charts' }).click();
    await page.getByRole('heading', { name: 'Charts' }).waitFor();
  });

  it('can be used by the keyboard alone', async () => {
    const page = await visitors.open('/machines/groups');
    await page.getByRole('link', { name: 'Finance' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate<string>('document.activeElement?.textContent')).toBe('Skip to the page');
    await page.getByRole('button', { name: 'New' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Hosted machine group' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Name' }).waitFor();
    await page.keyboard.type('By keyboard');
    await page.keyboard.press('Enter');
    await page.getByLabel('Committed number of bots').waitFor();
    for (let step = 0; step < 3; step++) {
      await page.getByRole('button', { name: 'Next' }).focus();
      await page.keyboard.press('Enter');
    }
    await page.getByRole('button', { name: 'Create' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'By keyboard' }).waitFor();
    await page.getByRole('tab', { name: 'Run queue' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByText('No bots at the moment').waitFor();
  });
});
