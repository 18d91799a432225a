import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Hostler } from './support/hostler.js';
import { findingsInBothThemes, seriousFindings, settled, Visitors } from './support/visitor.js';

jest.setTimeout(240_000);

const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();

/** What is chosen is shown by its name, which is asked for by itself. */
const expectValue = (page: Page, name: string): Promise<void> =>
  page.locator(`input[aria-label="Group"][value="${name}"]`).waitFor();

describe('what opens upon a page', () => {
  let hostler: Hostler;
  let visitors: Visitors;
  let finance: string;
  let dialogs: readonly (readonly [path: string, name: string, open: (page: Page) => Promise<void>])[];

  beforeAll(async () => {
    hostler = await Hostler.start({ capacity: 1 });
    visitors = await Visitors.of(hostler);
    const { groupId, connectionId } = await hostler.group('Finance', { committed: 0, maximum: 1 });
    finance = groupId;
    const { groupId: gone } = await hostler.group('Old', { committed: 0, maximum: 1 });
    await hostler.call('DELETE', `/environments/default/hosted-groups/${gone}`);
    const { flowId } = await hostler.flow('Slow', 600_000);
    const { runId } = await hostler.run(connectionId, flowId);
    await hostler.call('POST', '/api-keys', { label: 'CI' });
    dialogs = [
      ['/machines/groups', 'New', press('New')],
      [
        '/machines/groups',
        'New > VM image',
        async (page) => {
          await press('New')(page);
          await page.getByRole('menuitem', { name: 'VM image' }).click();
          await page.getByRole('textbox', { name: 'Image name' }).waitFor();
        },
      ],
      ['/machines/images', 'Publish a new version', press(/Publish a new version/)],
      [`/groups/${groupId}`, 'Update VM image', press('Update VM image')],
      [`/groups/${groupId}`, 'Delete', press('Delete')],
      [`/groups/${groupId}`, 'Start a run', press('Start a run')],
      [`/groups/${gone}`, 'Restore', press('Restore')],
      [`/groups/${groupId}?tab=settings`, 'changed', (page) => page.getByLabel('Maximum number of bots').fill('0')],
      [`/runs/${runId}`, 'Cancel run', press('Cancel run')],
      [`/runs/${runId}`, 'search', (page) => page.getByLabel('Search the log').fill('working')],
      ['/connections', 'New connection', press('New connection')],
      ['/connections', 'Edit', press(/^Edit connection/)],
      ['/connections', 'Delete', press(/^Delete/)],
      ['/flows', 'New flow', press('New flow')],
      [`/flows/${flowId}`, 'Edit', press('Edit')],
      ['/audit', 'Export', press('Export')],
      ['/audit', 'Details', press(/^Details/)],
      ['/administration', 'less capacity', (page) => page.getByLabel('Add-ons assigned').fill('0')],
      ['/administration?tab=policies', 'no duration', (page) => page.getByLabel('Run timeout').fill('soon')],
      ['/administration?tab=keys', 'Revoke', press(/^Revoke/)],
      ['/runs', 'Every group', (page) => page.getByRole('combobox', { name: 'Group' }).click()],
      ['/runs', 'As of', press('As of')],
      ['/runs', 'Settings', press('Settings')],
      ['/groups/new', 'refused', press('Next')],
    ];
  });
  afterAll(async () => {
    await visitors.close();
    await hostler.stop();
  });

  it('has nothing serious that axe finds, in light and in dark', async () => {
    const page = await visitors.open('/welcome');
    const findings: string[] = [];
    for (const [path, name, open] of dialogs) {
      await page.goto(`${hostler.url}/environments/default${path}`);
      await settled(page);
      await open(page);
      await page.waitForTimeout(300);
      findings.push(...(await findingsInBothThemes(page)).map((finding) => `${path} ${name}: ${finding}`));
    }
    expect(findings).toEqual([]);
  });

  it('gives the keyboard back to what opened it', async () => {
    const page = await visitors.open(dialogs[0]?.[0] ?? '');
    const openers: readonly (readonly [path: string, button: string | RegExp])[] = [
      ['/runs', 'Start a run'],
      ['/runs', /^Cancel run/],
      ['/flows', 'New flow'],
      ['/connections', /^Edit connection/],
      ['/connections', /^Delete connection/],
      ['/administration?tab=keys', /^Revoke/],
      ['/audit', /^Details/],
    ];
    for (const [path, name] of openers) {
      await page.goto(`${hostler.url}/environments/default${path}`);
      await settled(page);
      const opener = page.getByRole('button', { name }).first();
      await opener.focus();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.waitForTimeout(50);
      const focused = await page.evaluate<string>(
        'document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent',
      );
      expect([path, focused]).toEqual([path, expect.stringMatching(name)]);
    }
    await page.context().close();
  });

  it('P5 keeps what a person typed when a colleague publishes another version of the flow', async () => {
    const { flowId } = await hostler.flow('Shared', 10);
    const page = await visitors.open(`/flows/${flowId}`);
    await press('Edit')(page);
    await page.getByLabel('Command').fill('mine');
    const theirs = { command: 'theirs', arguments: [] };
    await hostler.call('POST', `/environments/default/flows/${flowId}/versions`, theirs);
    await page.getByText('Version 2 was published meanwhile').waitFor();
    expect(await page.getByLabel('Command').inputValue()).toBe('mine');
    expect(await page.getByRole('button', { name: 'Publish version 2' }).isEnabled()).toBe(false);
    await page.getByText('"command": "theirs"').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await press('Go on with my text')(page);
    await press('Publish version 3')(page);
    await page.getByRole('region', { name: 'Command' }).getByText('mine').waitFor();
    await page.context().close();
  });

  it('finds a machine group by a part of its name, and one that is deleted below the others', async () => {
    const page = await visitors.open('/runs');
    const group = page.getByRole('combobox', { name: 'Group' });
    await group.click();
    expect(await page.locator('.mantine-Select-option:visible').allTextContents()).toEqual(['Finance', 'Old']);
    const asked = page.waitForRequest(/hosted-groups\?(.*&)?search=fin(&|$)/);
    await group.fill('fin');
    await asked;
    await page.getByRole('option', { name: 'Finance' }).click();
    await page.getByRole('region', { name: 'Runs' }).getByText('Slow').waitFor();
    await group.click();
    await page.getByRole('option', { name: 'Old' }).click();
    await page.getByText('No run fits').waitFor();
    await page.reload();
    await expectValue(page, 'Old');
    await page.context().close();
  });

  it('keeps what was typed when one presses beside it, and takes Enter in a field as yes', async () => {
    const page = await visitors.open('/flows');
    await press('New flow')(page);
    await page.getByRole('textbox', { name: 'Name' }).fill('Half typed');
    await page.mouse.click(20, 780);
    await page.waitForTimeout(300);
    expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Half typed');

    await page.goto(`${hostler.url}/environments/default/machines/groups`);
    await press('New')(page);
    await page.getByRole('menuitem', { name: 'VM image' }).click();
    await page.getByRole('textbox', { name: 'Image name' }).fill('By Enter');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('S122 gives a connection another name', async () => {
    const page = await visitors.open('/connections');
    await page.getByRole('button', { name: 'Edit connection To Finance' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    await dialog.getByRole('textbox', { name: 'Name' }).fill('To the ledger');
    await page.keyboard.press('Enter');
    await page.getByRole('cell', { name: 'To the ledger', exact: true }).waitFor();
    await page.context().close();
  });

  it('saves over the change of a colleague only when it is told so', async () => {
    const page = await visitors.open(`/groups/${finance}?tab=settings`);
    await page.getByLabel('Description').fill('Bills');
    await hostler.call('PATCH', `/environments/default/hosted-groups/${finance}`, { sessionReuse: true });
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Saved.').waitFor();
    expect(await page.locator('.problem').count()).toBe(0);
    const saved = await hostler.call('GET', `/environments/default/hosted-groups/${finance}`);
    expect(saved).toMatchObject({ description: 'Bills', sessionReuse: true });
    await page.context().close();
  });
});
