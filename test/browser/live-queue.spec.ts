import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Hostler } from './support/hostler.js';
import { Visitors } from './support/visitor.js';

jest.setTimeout(120_000);

const figure = (page: Page, name: string, value: string): Promise<void> =>
  page.locator(`[data-figure="${name}"]`, { hasText: new RegExp(`${name}${value}`) }).waitFor();

describe('a group that works', () => {
  let hostler: Hostler;
  let visitors: Visitors;
  let groupId: string;
  let connectionId: string;
  let slow: string;

  beforeAll(async () => {
    hostler = await Hostler.start();
    visitors = await Visitors.of(hostler);
    ({ groupId, connectionId } = await hostler.group('Finance', { committed: 0, maximum: 1 }));
    ({ flowId: slow } = await hostler.flow('Slow', 60_000));
  });
  afterAll(async () => {
    await visitors.close();
    await hostler.stop();
  });

  it('S72 U3 shows its queue to two people at once, and what one cancels is gone for the other', async () => {
    const [one, other] = await Promise.all([visitors.open(`/groups/${groupId}`), visitors.open(`/groups/${groupId}`)]);
    await Promise.all([one.getByText('No run waits').waitFor(), other.getByText('No run waits').waitFor()]);
    for (let run = 0; run < 3; run++) await hostler.run(connectionId, slow);
    await Promise.all([figure(one, 'Running', '1'), figure(other, 'Running', '1')]);
    await Promise.all([figure(one, 'Queued', '2'), figure(other, 'Queued', '2')]);
    await other.getByText('Next to run').waitFor();

    const queue = one.getByRole('region', { name: 'Run queue' });
    await queue
      .getByRole('button', { name: /^Cancel run/ })
      .last()
      .click();
    await one.getByRole('button', { name: 'Cancel the run' }).click();
    await Promise.all([figure(one, 'Queued', '1'), figure(other, 'Queued', '1')]);
  });

  it('U1 shows the moment before, offers nothing there, and goes back to the present', async () => {
    const page = await visitors.open(`/groups/${groupId}?tab=story`);
    const started = page.locator('.story-event', { hasText: 'Run started' }).first();
    await started.getByRole('button', { name: /as it was at this event/ }).click();
    await page
      .getByRole('region', { name: 'Time travel' })
      .getByText(/^As of/)
      .waitFor();
    expect(new URL(page.url()).searchParams.get('asOf')).not.toBeNull();
    expect(await page.getByRole('button', { name: 'Start a run' }).count()).toBe(0);
    await figure(page, 'Running', '1');

    // A colleague opens the address that holds the moment.
    const colleague = await visitors.open(page.url().split('/environments/default')[1] ?? '');
    await figure(colleague, 'Running', '1');

    // A position of the log is a moment too.
    const position = await page.evaluate<string>(
      `fetch('/api/v1/environments/default/runs?limit=1&asOf=' + new URL(location.href).searchParams.get('asOf')).then(
        ({ headers }) => headers.get('Hostler-Position'))`,
    );
    const atPosition = await visitors.open(`/groups/${groupId}?asOf=${position}`);
    await figure(atPosition, 'Running', '1');
    expect(await atPosition.getByRole('button', { name: /^Cancel run/ }).count()).toBe(0);
    await atPosition.context().close();

    await page.keyboard.press('[');
    await figure(page, 'Running', '0');
    await page.getByRole('button', { name: 'Back to the present' }).click();
    await page.getByRole('button', { name: 'Start a run' }).waitFor();
  });

  it('S36 X14 updates the image, and shows how far it has come', async () => {
    const images = await visitors.open('/machines/images');
    await images.getByRole('button', { name: /Publish a new version/ }).click();
    await images.getByRole('button', { name: 'Publish', exact: true }).click();
    await images.getByRole('cell', { name: '2', exact: true }).waitFor();

    const page = await visitors.open(`/groups/${groupId}`);
    await page.getByRole('button', { name: 'Update VM image' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/No run is stopped/).waitFor();
    await dialog.getByRole('button', { name: 'Update' }).click();
    await page.getByText('A new VM image is being rolled out').waitFor();
    await page.getByText(/1 bot of the old one finishes its run first/).waitFor();
  });

  it('says that the server is away, and heals without a reload', async () => {
    const page = await visitors.open(`/groups/${groupId}`);
    await page.getByRole('heading', { name: 'Finance' }).waitFor();
    await page.evaluate('window.sameWindow = true');
    await hostler.kill();
    await page.getByText(/The server does not answer since/).waitFor();
    await hostler.restart();
    await page.getByText(/The server does not answer since/).waitFor({ state: 'detached' });
    await hostler.call('POST', '/environments/default/hosted-groups', { name: 'After', committed: 0, maximum: 1 });
    await page.getByRole('link', { name: 'Machine groups', exact: true }).click();
    await page.getByRole('link', { name: 'After' }).waitFor();
    expect(await page.evaluate<boolean>('window.sameWindow')).toBe(true);
  });
});
