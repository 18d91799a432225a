import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Hostler } from './support/hostler.js';
import { Visitors } from './support/visitor.js';

jest.setTimeout(120_000);

describe('the wizard of a hosted machine group', () => {
  let hostler: Hostler;
  let visitors: Visitors;
  let page: Page;
  const next = (): Promise<void> => page.getByRole('button', { name: 'Next' }).click();
  const says = (text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor();

  beforeAll(async () => {
    hostler = await Hostler.start({ capacity: 4 });
    visitors = await Visitors.of(hostler);
    await hostler.group('Invoices', { committed: 3, maximum: 4 });
    page = await visitors.open('/groups/new');
  });
  afterAll(async () => {
    await visitors.close();
    await hostler.stop();
  });

  it('S39 refuses no name, and one that is taken', async () => {
    await next();
    await says('Give the group a name.');
    await page.getByRole('textbox', { name: 'Name' }).fill('invoices');
    await next();
    await says(/There is a group called “invoices” already/);
    await page.getByRole('textbox', { name: 'Name' }).fill('Payroll');
    await next();
  });

  it('S16 X3 X12 refuses more bots than there are, and guarantees that others have', async () => {
    await says('1 slot of 4 can still be committed.');
    await says('The maximum can be up to 4');
    await page.getByLabel('Maximum number of bots').fill('5');
    await says(/At most 4: the environment has 4 add-ons/);
    await next();
    await says(/At most 4: the environment has 4 add-ons/);
    await page.getByLabel('Maximum number of bots').fill('0');
    await says('A group needs at least one bot to run anything.');
    await page.getByLabel('Maximum number of bots').fill('1');
    await page.getByLabel('Committed number of bots').fill('2');
    await says('At most the maximum, 1.');
    await next();
    expect(await page.getByLabel('Committed number of bots').count()).toBe(1);
    await page.getByLabel('Maximum number of bots').fill('3');
    await page.getByLabel('Committed number of bots').fill('2');
    await next();
    await says(/Only 1 of 4 slots is not yet guaranteed/);
    await page.getByLabel('Committed number of bots').fill('1');
    await says(/The new group/);
    await next();
  });

  it('S43 to S46 X20 takes image and an access that there is, reviews, and creates', async () => {
    await page.getByRole('radio', { name: /Default Windows Desktop Image/ }).waitFor();
    await next();
    await page.getByRole('radio', { name: 'Agent account' }).check();
    await says(/The bots of this server can not do that/);
    expect(await page.getByRole('radio', { name: 'Local admin account' }).isDisabled()).toBe(true);
    await next();
    await says('No bot is made before a run waits.');
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByRole('heading', { name: 'Payroll' }).waitFor();
    expect(page.url()).toMatch(/\/groups\/[0-9a-f-]{36}/);
  });

  it('S106 says at the limit what to do', async () => {
    await hostler.call('PATCH', '/environments/default', { policies: { maximumHostedGroups: 2 } });
    const late = await visitors.open('/groups/new');
    await late.getByText(/This environment has 2 hosted machine groups, and may have 2/).waitFor();
  });

  it('S107 says how many bots a group may have at most', async () => {
    await hostler.call('PATCH', '/environments/default', {
      policies: { maximumHostedGroups: 10, maximumBotsPerGroup: 2 },
    });
    const form = await visitors.open('/groups/new');
    await form.getByRole('textbox', { name: 'Name' }).fill('Large');
    await form.getByRole('button', { name: 'Next' }).click();
    await form.getByLabel('Maximum number of bots').fill('3');
    await form.getByText(/At most 2: .* a group at most 2 bots/).waitFor();
    await form.context().close();
    await hostler.call('PATCH', '/environments/default', { policies: { maximumBotsPerGroup: 50 } });
  });

  it('U1 offers nothing in the past but the way back', async () => {
    const form = await visitors.open('/groups/new');
    await form.goto(`${form.url()}?asOf=${new Date().toISOString()}`);
    await form.getByText('Nothing can be created in the past').waitFor();
    expect(await form.getByRole('button', { name: 'Next' }).count()).toBe(0);
    expect(await form.getByRole('textbox', { name: 'Name' }).count()).toBe(0);
    await form.getByRole('region', { name: 'Time travel' }).waitFor();
    await form.getByRole('main').getByRole('button', { name: 'Back to the present' }).last().click();
    await form.getByRole('button', { name: 'Next' }).waitFor();
    await form.context().close();
  });

  it("shows the server's refusal where it can be mended", async () => {
    const form = await visitors.open('/groups/new');
    await form.getByRole('textbox', { name: 'Name' }).fill('Late');
    for (let step = 0; step < 4; step++) await form.getByRole('button', { name: 'Next' }).click();
    await form.route('**/hosted-groups', (route) =>
      route.request().method() === 'POST' ? route.fulfill(refusal) : route.continue(),
    );
    let refusal = imageGone;
    await form.getByRole('button', { name: 'Create' }).click();
    await form.getByText('There is no such image').first().waitFor();
    await form.getByRole('radio', { name: /Default Windows Desktop Image/ }).waitFor();
    refusal = nameTaken;
    for (let step = 0; step < 2; step++) await form.getByRole('button', { name: 'Next' }).click();
    await form.getByRole('button', { name: 'Create' }).click();
    await form.getByText('Another person was faster').first().waitFor();
    await form.getByRole('textbox', { name: 'Name' }).waitFor();
  });
});

const problem = (details: { readonly status: number; readonly [member: string]: unknown }) => ({
  status: details.status,
  contentType: 'application/problem+json',
  body: JSON.stringify(details),
});
const imageGone = problem({
  status: 404,
  title: 'There is no such image',
  code: 'image-not-found',
  detail: 'Choose another one.',
});
const nameTaken = problem({
  status: 409,
  title: 'Taken',
  code: 'name-taken',
  detail: 'Another person was faster',
  errors: [{ pointer: '/name', detail: 'Another person was faster' }],
});
