import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Hostler } from './support/hostler.js';
import { findingsInBothThemes, seriousFindings, Visitors } from './support/visitor.js';

jest.setTimeout(120_000);

describe('administration', () => {
  let hostler: Hostler;
  let visitors: Visitors;

  beforeAll(async () => {
    hostler = await Hostler.start({ capacity: 1 });
    visitors = await Visitors.of(hostler);
  });
  afterAll(async () => {
    await visitors.close();
    await hostler.stop();
  });

  it('copies also where the browser has no clipboard', async () => {
    const page = await visitors.open('/welcome');
    await page.addInitScript(`Object.defineProperty(navigator, 'clipboard', { value: undefined })`);
    await page.goto(`${hostler.url}/environments/default/administration?tab=keys`);
    await page.getByLabel('What it is for').fill('By hand');
    await page.getByRole('button', { name: 'Issue' }).click();
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    await page.context().close();
  });

  it('I12 takes up a parked row again, or leaves its event out once a person says so', async () => {
    const page = await visitors.open('/administration');
    const told: string[] = [];
    await page.route('**/api/v1/parked**', (route) => {
      const left = told.length < 2 ? [parkedRow] : [];
      return route.fulfill({ contentType: 'application/json', body: JSON.stringify({ items: left, next: null }) });
    });
    await page.route('**/api/v1/parked/**', (route) => {
      told.push(`${route.request().method()} ${new URL(route.request().url()).pathname}`);
      return route.fulfill({ status: 202, contentType: 'application/json', body: '{}' });
    });
    await page.getByRole('tab', { name: 'Parked rows' }).click();
    await page.getByText('it started without having been queued').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('button', { name: 'Skip' }).click();
    await page
      .getByRole('dialog')
      .getByText(/for ever without this one/)
      .waitFor();
    expect(told).toEqual(['POST /api/v1/parked/runs/ghost/retry']);
    await page.getByRole('dialog').getByRole('button', { name: 'Skip' }).click();
    await page.getByText('Nothing is parked').waitFor();
    expect(told[1]).toBe('POST /api/v1/parked/runs/ghost/skip');
    await page.context().close();
  });

  it('U1 marks in the past what administrators see as of today', async () => {
    const page = await visitors.open(`/administration?tab=keys&asOf=${new Date().toISOString()}`);
    for (const tab of ['API keys', 'Secrets', 'Parked rows', 'Read models']) {
      await page.getByRole('tab', { name: tab }).click();
      await page.getByRole('tabpanel', { name: tab }).getByText('as of today').waitFor();
    }
    await page.getByRole('region', { name: 'Read models' }).waitFor();
    expect(await page.getByRole('button', { name: 'Compare' }).count()).toBe(0);
    await page.context().close();
  });

  it('takes another sign-in link where one was used up', async () => {
    const page = await visitors.open('/runs');
    await page.context().clearCookies();
    await page.goto(hostler.signInLink);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('The sign-in link is not valid').waitFor();
    expect(await findingsInBothThemes(page)).toEqual([]);
    await page.getByRole('textbox', { name: 'Sign-in link' }).fill('another');
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
  });
});

/** No event of a healthy log is refused, so this one is put on its way to the page. */
const parkedRow = {
  runner: 'runs',
  key: 'ghost',
  position: '42',
  eventType: 'RunStarted',
  stoppedAt: 'event',
  reason: 'it started without having been queued',
  parkedAt: new Date().toISOString(),
};
