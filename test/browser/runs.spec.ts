import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { Hostler } from './support/hostler.js';
import { seriousFindings, Visitors } from './support/visitor.js';

jest.setTimeout(180_000);

const E = '/environments/default';
/** Leaves what it was given, so that a page shows what was really sent. */
const echo = `const fs = require('node:fs'); const given = fs.readFileSync(process.env.HOSTLER_INPUTS, 'utf8');
  const slow = JSON.parse(given).slow; console.log('working');
  setTimeout(() => fs.writeFileSync(process.env.HOSTLER_OUTPUTS, JSON.stringify({ given: JSON.parse(given) })), slow ? 60000 : 0);`;
/** Prints much, and goes on. */
const talk = `for (let line = 1; line <= 4000; line++) console.log('line ' + line + ' of a long story');
  let more = 0; setInterval(() => console.log('and more ' + ++more), 200);`;
const asFields = {
  type: 'object',
  required: ['name', 'polite'],
  properties: {
    name: { type: 'string', default: 'World' },
    title: { type: 'string', default: 'Dr.' },
    polite: { type: 'boolean' },
    slow: { type: 'boolean' },
  },
};

describe('a run', () => {
  let hostler: Hostler;
  let visitors: Visitors;
  let page: Page;
  let connectionId: string;

  const start = () => page.getByRole('dialog').getByRole('button', { name: 'Start' });
  const outputs = () => page.getByRole('region', { name: 'Outputs' });
  const given = async (): Promise<unknown> => (JSON.parse(await outputs().innerText()) as { given: unknown }).given;
  const choose = async (field: string, option: string): Promise<void> => {
    await page.getByRole('dialog').getByRole('combobox', { name: field }).click();
    await page.getByRole('listbox', { name: field }).getByRole('option', { name: option }).click();
  };

  beforeAll(async () => {
    hostler = await Hostler.start({ capacity: 2 });
    visitors = await Visitors.of(hostler);
    ({ connectionId } = await hostler.group('Finance', { committed: 0, maximum: 2 }));
    const echoing = { command: 'node', arguments: ['-e', echo] };
    await hostler.call('POST', `${E}/flows`, { name: 'Greet', ...echoing, inputsSchema: asFields });
  });
  afterAll(async () => {
    await visitors.close();
    await hostler.stop();
  });

  it('P5 is of the only flow in the only group, and gets the defaults that its form shows', async () => {
    page = await visitors.open('/runs');
    await page.getByRole('button', { name: 'Start a run' }).first().click();
    const form = page.getByRole('dialog');
    const field = await form.getByRole('textbox', { name: 'name' }).elementHandle();
    // Longer than the field of the flow takes to look for what stands in it.
    await page.waitForTimeout(1_000);
    expect(await field?.evaluate((element) => element.isConnected)).toBe(true);
    await form.getByRole('textbox', { name: 'title' }).fill('');
    expect(await form.getByRole('textbox', { name: 'name' }).inputValue()).toBe('World');
    await start().click();
    await outputs().waitFor();
    // What was emptied stays empty, and a switch that is off says no.
    expect(await given()).toEqual({ name: 'World', polite: false });
  });

  it('is run again by the same account with the same inputs, and shows no outputs of the former one', async () => {
    const { groupId } = await hostler.call<{ groupId: string }>('GET', `${E}/connections/${connectionId}`);
    await hostler.call('POST', `${E}/connections`, { groupId, name: 'Another', kind: 'agentAccount' });
    const former = page.url();
    await page.getByRole('button', { name: 'Run again' }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('textbox', { name: 'Correlation id' }).fill('order-1');
    await form.getByText('High').click();
    await form.getByRole('switch', { name: 'slow' }).click();
    expect(await form.getByRole('combobox', { name: 'Connection' }).inputValue()).toBe('To Finance');
    await start().click();
    await page.waitForURL((url) => url.href !== former);
    await page.getByText('They are here when it has ended.').waitFor();
    expect(await outputs().count()).toBe(0);
    const [run] = (await hostler.call<{ items: object[] }>('GET', `${E}/runs?sort=-queuedAt&limit=1`)).items;
    expect(run).toMatchObject({ connectionId, priority: 'high', correlationId: 'order-1' });
  });

  it('is not started by inputs that are no JSON object, nor by those of another flow', async () => {
    await hostler.call('POST', `${E}/flows`, { name: 'Anything', command: 'node', arguments: ['-e', echo] });
    await page.goto(`${hostler.url}${E}/runs`);
    await page.getByRole('button', { name: 'Start a run' }).first().click();
    const form = page.getByRole('dialog');
    await choose('Connection', 'Another');
    await choose('Flow', 'Anything');
    const json = form.getByRole('textbox', { name: 'Inputs' });
    for (const text of ['{"amount": 5,}', '[5]']) {
      await json.fill(text);
      await form.getByText('This must be a JSON object').waitFor();
      expect(await start().isDisabled()).toBe(true);
    }
    expect(await seriousFindings(page)).toEqual([]);
    await json.fill('{"amount": 5}');
    expect(await start().isEnabled()).toBe(true);
    await choose('Flow', 'Greet');
    await form.getByRole('textbox', { name: 'name' }).waitFor();
    await choose('Flow', 'Anything');
    expect(await json.inputValue()).toBe('{}');
  });

  it('leads to each bot that had a turn at it, and that bot to its runs', async () => {
    const [last] = (await hostler.call<{ items: { runId: string }[] }>('GET', `${E}/runs?status=succeeded`)).items;
    await page.goto(`${hostler.url}${E}/runs/${last?.runId}`);
    const attempt = page.getByRole('table', { name: 'Attempts' }).getByRole('row').nth(1);
    await attempt.getByText('Succeeded').waitFor();
    await attempt.getByRole('link').click();
    const itsRuns = page.getByRole('table', { name: /^Latest runs of bot/ });
    await itsRuns.getByRole('link', { name: 'Greet' }).first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Close this bot' }).click();
    await itsRuns.waitFor({ state: 'detached' });
  });

  it('P4 shows its log live after a refusal, leaves a reader alone, and hands all of it out', async () => {
    const flow = { name: 'Talk', command: 'node', arguments: ['-e', talk] };
    const { flowId } = await hostler.call<{ flowId: string }>('POST', `${E}/flows`, flow);
    const { runId } = await hostler.run(connectionId, flowId);
    const refused = page.waitForResponse((response) => response.status() === 503);
    await page.route('**/log?*', (route) => route.fulfill({ status: 503 }), { times: 1 });
    await page.goto(`${hostler.url}${E}/runs/${runId}`);
    await refused;
    const log = page.getByRole('region', { name: 'What the flow printed' });
    await log.getByText('and more').first().waitFor();
    await log.hover();
    await page.mouse.wheel(0, -3_000);
    await page.waitForTimeout(300);
    expect(await page.getByRole('switch', { name: 'Follow' }).isChecked()).toBe(false);
    const top = await log.evaluate(({ scrollTop }) => scrollTop);
    await page.waitForTimeout(600);
    expect(await log.evaluate(({ scrollTop }) => scrollTop)).toBe(top);

    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download' }).click();
    const text = await readFile(await (await saved).path(), 'utf8');
    expect(text).toMatch(/^line 1 of[^]*line 4000 of a long story\nand more 1\n/);
  });
});
