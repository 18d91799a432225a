import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Hostler } from './support/hostler.js';
import { findingsInBothThemes, reach, settled, Visitors } from './support/visitor.js';

jest.setTimeout(180_000);

describe('every page', () => {
  let hostler: Hostler;
  let visitors: Visitors;
  let paths: readonly string[];

  beforeAll(async () => {
    hostler = await Hostler.start();
    visitors = await Visitors.of(hostler);
    const { groupId, connectionId } = await hostler.group('Finance');
    const { groupId: gone } = await hostler.group('Old');
    await hostler.call('DELETE', `/environments/default/hosted-groups/${gone}`);
    const { flowId } = await hostler.flow('Quick', 10);
    const { runId } = await hostler.run(connectionId, flowId);
    const now = new Date().toISOString();
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
      `/groups/${gone}`,
      ...[
        `/runs/${runId}?`,
        `/groups/${groupId}?tab=bots&`,
        '/machines/capacity?',
        '/administration?tab=policies&',
      ].map((page) => `${page}asOf=${now}`),
      `/groups/${groupId}?asOf=2020-01-01T00:00:00Z`,
      '/runs/no-such-run',
      '/no/such/page',
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

  it('has nothing serious that axe finds, in light and in dark', async () => {
    const page = await visitors.open('/welcome');
    const findings: string[] = [];
    for (const path of paths) {
      await page.goto(`${hostler.url}/environments/default${path}`);
      await settled(page);
      findings.push(...(await findingsInBothThemes(page)).map((finding) => `${path} ${finding}`));
    }
    expect(findings).toEqual([]);
  });

  it('fits on a phone, where nothing sticks out', async () => {
    const page = await visitors.open('/machines/groups', { width: 390, height: 844 });
    const wide: string[] = [];
    for (const path of paths) {
      await page.goto(`${hostler.url}/environments/default${path}`);
      await settled(page);
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
    await reach(page, page.getByRole('button', { name: 'New' }));
    await page.keyboard.press('Enter');
    await reach(page, page.getByRole('menuitem', { name: 'Hosted machine group' }), 'ArrowDown');
    await page.keyboard.press('Enter');
    await reach(page, page.getByRole('textbox', { name: 'Name' }));
    await page.keyboard.type('By keyboard');
    await page.keyboard.press('Enter');
    await page.getByLabel('Committed number of bots').waitFor();
    for (let step = 0; step < 3; step++) {
      await reach(page, page.getByRole('button', { name: 'Next' }));
      await page.keyboard.press('Enter');
    }
    await reach(page, page.getByRole('button', { name: 'Create' }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'By keyboard' }).waitFor();
    await reach(page, page.getByRole('tab', { name: 'Run queue' }));
    await page.keyboard.press('ArrowRight');
    await page.getByText('No bots at the moment').waitFor();
  });
});
