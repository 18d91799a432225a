import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Hostler } from './support/hostler.js';
import { Visitors } from './support/visitor.js';

jest.setTimeout(120_000);

const figure = (page: Page, name: string, value: string): Promise<void> =>
  page.locator(`[data-figure="${name}"]`, { hasText: new RegExp(`${name}${value}`) }).waitFor();

const SOON_BY_POLLING_MS = 8_000;
/** What a field for a time of day holds, in the browser's own zone. */
const nowInAField = `new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 19).replace(/:00$/, '')`;

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
    await Promise.all([one.context().close(), other.context().close()]);
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
    await colleague.context().close();

    // A position of the log is a moment too.
    const position = await page.evaluate<string>(
      `fetch('/api/v1/environments/default/runs?limit=1&asOf=' + new URL(location.href).searchParams.get('asOf')).then(
        ({ headers }) => headers.get('Hostler-Position'))`,
    );
    const atPosition = await visitors.open(`/groups/${groupId}?asOf=${position}`);
    await figure(atPosition, 'Running', '1');
    await atPosition.locator('[data-moment]', { hasText: /^As of \w{3}, / }).waitFor();
    await atPosition.getByRole('slider', { name: 'The moment that is shown' }).waitFor();
    expect(await atPosition.getByRole('button', { name: /^Cancel run/ }).count()).toBe(0);
    await atPosition.context().close();

    await page.keyboard.press('[');
    await figure(page, 'Running', '0');
    await page.keyboard.press(']');
    await figure(page, 'Running', '1');
    await page.getByRole('button', { name: 'Back to the present' }).click();
    await page.getByRole('button', { name: 'Start a run' }).waitFor();
    await page.context().close();
  });

  it('U1 goes through the past by quick keys, slider and field, and the way back leads out', async () => {
    const page = await visitors.open(`/groups/${groupId}?tab=story`);
    await page
      .locator('.story-event', { hasText: 'Run started' })
      .first()
      .getByRole('button', { name: /as it was at this event/ })
      .click();
    const shown = page.locator('[data-moment]');
    const begun = (await shown.getAttribute('data-moment')) ?? '';
    const { items } = await hostler.call<{ items: { recordedAt: string }[] }>(
      'GET',
      `/environments/default/audit?until=${begun}&sort=-position&limit=50`,
    );
    const third = [...new Set(items.map(({ recordedAt }) => recordedAt))].sort().at(-3) ?? '';
    for (let press = 0; press < 3; press++) await page.keyboard.press('j');
    await page.locator(`[data-moment="${third}"]`).waitFor();
    for (let press = 0; press < 3; press++) await page.keyboard.press('k');
    await page.locator(`[data-moment="${begun}"]`).waitFor();

    await page.getByRole('slider', { name: 'The moment that is shown' }).press('End');
    await page.locator(`[data-moment]:not([data-moment="${begun}"])`).waitFor();
    const noMore = page.getByRole('region', { name: 'Time travel' }).getByText('No event has come after this one.');
    while (!(await noMore.isVisible())) {
      await page.keyboard.press('k');
      await page.waitForTimeout(200);
    }

    await page.getByRole('button', { name: 'Another moment' }).click();
    await page.getByRole('button', { name: 'Go there' }).click();
    await page.locator('[data-moment$=".000Z"]').waitFor();
    await page.goBack();
    await page.getByRole('button', { name: 'Start a run' }).waitFor();
    await page.context().close();
  });

  it('U1 marks logs, inputs and outputs as of today, and keeps an edit for the present', async () => {
    const { runId } = await hostler.run(connectionId, slow);
    const page = await visitors.open(`/runs/${runId}?asOf=${new Date().toISOString()}`);
    for (const name of ['Log', 'Inputs', 'Outputs'])
      await page.getByRole('heading', { name: `${name} as of today` }).waitFor();

    await page.goto(`${hostler.url}/environments/default/flows/${slow}`);
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByLabel('Command').fill('half typed');
    await page.getByRole('button', { name: 'As of' }).click();
    await page.getByLabel('Moment').fill(await page.evaluate<string>(nowInAField));
    await page.getByRole('button', { name: 'Go there' }).click();
    await page.getByRole('button', { name: 'Publish' }).waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Back to the present' }).click();
    await page.getByRole('button', { name: 'Publish version 2' }).waitFor();
    expect(await page.getByLabel('Command').inputValue()).toBe('half typed');
    await page.context().close();
  });

  it('zooms into a chart and out of it, by mouse and by keyboard, and a press opens its moment', async () => {
    const page = await visitors.open(`/groups/${groupId}?tab=charts&span=300000`);
    const zoomOut = page.getByRole('button', { name: 'Zoom out' });
    const chart = page.locator('.u-over').first();
    const { x, y, width } = (await chart.boundingBox()) ?? { x: 0, y: 0, width: 0 };
    await page.mouse.move(x + width * 0.5, y + 50);
    await page.mouse.down();
    await page.mouse.move(x + width * 0.9, y + 60, { steps: 5 });
    await page.mouse.up();
    await zoomOut.waitFor();
    await page.mouse.dblclick(x + width * 0.98, y + 50);
    await zoomOut.waitFor({ state: 'detached' });

    const byKeyboard = page.getByRole('slider', { name: 'Queue length' });
    await byKeyboard.press('ArrowLeft');
    expect(await byKeyboard.getAttribute('aria-valuetext')).toMatch(/^\d\d:\d\d:\d\d: Queued runs \d$/);
    await byKeyboard.press('+');
    await zoomOut.waitFor();
    await byKeyboard.press('Escape');
    await zoomOut.waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.has('asOf')).toBe(false);

    await page.mouse.click(x + width * 0.98, y + 50);
    await page.getByRole('region', { name: 'Time travel' }).waitFor();
    await page.goBack();
    await byKeyboard.press('Enter');
    await page.getByRole('region', { name: 'Time travel' }).waitFor();
    await page.context().close();
  });

  it('asks every three seconds where changes can not be streamed', async () => {
    const page = await visitors.open('/welcome');
    await page.route('**/changes?*', (route) => route.abort());
    await page.goto(`${hostler.url}/environments/default/groups/${groupId}`);
    await page.locator('[data-news="Every 3 s"]').waitFor();
    await page.getByRole('region', { name: 'Run queue' }).waitFor();
    const { runId } = await hostler.run(connectionId, slow);
    await page.locator(`[data-row="${runId}"]`).waitFor({ timeout: SOON_BY_POLLING_MS });
    await page.context().close();
  });

  it('S36 X14 updates the image, and shows how far it has come', async () => {
    const images = await visitors.open('/machines/images');
    await images.getByRole('button', { name: /Publish a new version/ }).click();
    await images.getByRole('button', { name: 'Publish', exact: true }).click();
    await images.getByRole('cell', { name: '2', exact: true }).waitFor();
    await images.context().close();

    const page = await visitors.open(`/groups/${groupId}`);
    await page.getByRole('button', { name: 'Update VM image' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/No run is stopped/).waitFor();
    await dialog.getByRole('button', { name: 'Update' }).click();
    await page.getByText('A new VM image is being rolled out').waitFor();
    await page.getByText(/1 bot of the old one finishes its run first/).waitFor();

    // Its run ends; the next one runs on a bot of the new image.
    const { items } = await hostler.call<{ items: { runId: string }[] }>(
      'GET',
      '/environments/default/runs?status=running',
    );
    for (const { runId } of items) await hostler.call('POST', `/environments/default/runs/${runId}/cancel`, {});
    await page.getByText('A new VM image is being rolled out').waitFor({ state: 'detached' });
    await figure(page, 'Running', '1');
    await page.getByRole('tab', { name: 'Bots' }).click();
    const line = page.getByRole('region', { name: 'Bots' }).getByRole('row', { name: /Image v2/ });
    await line.getByRole('img', { name: /^Provisioning .*, In use / }).waitFor();
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
