import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { Hostler } from '../../test/browser/support/hostler.js';
import { Visitors } from '../../test/browser/support/visitor.js';
import { percentile, serve, timed } from '../peers/serve.js';
import { appendLives } from './lives.js';
import { frameWorkOf } from './main-thread.js';
import { openMeasuredStore } from './measured-store.js';

const BOTS = 8;
const SAMPLES = 40;
const SCROLLS = 60;
const SCROLL_PX = 700;
const SCROLL_EVERY_MS = 60;
const LONG_FRAME_MS = 50;
const LOOK_EVERY_MS = 2_000;
/** A list of choices stays open for so long before one is taken. */
const OPEN_MS = 150;
const FILTERS = ['Failed', 'Succeeded', 'Cancelled'] as const;

const clock = {
  now: Date.now,
  waitUntil: (at: number) => new Promise<void>((done) => setTimeout(done, at - Date.now())),
};

/** A server with so many ended runs, and a browser that shows the list of them. */
serve(async ({ url, runs }: { url: string; runs: number }) => {
  const hostler = await Hostler.start({ capacity: 1, databaseUrl: url });
  const { groupId, connectionId } = await hostler.group('Long', { committed: 0, maximum: 1 });
  const { flowId } = await hostler.flow('Short', 1);
  const store = await openMeasuredStore(url, clock);
  const botIds = Array.from({ length: BOTS }, () => randomUUID());
  // A log is filled, and then folded, faster than both at a time.
  await hostler.kill();
  await appendLives(store, { groupId, connectionId, flowId }, botIds, runs, { failedOf: 10 });
  await store.close();
  await hostler.restart();
  const list = '/environments/default/runs?limit=100';
  await untilShown(hostler);
  const visitors = await Visitors.of(hostler);

  const questions = [
    '',
    '&sort=-endedAt',
    '&status=failed&sort=startedAt',
    `&groupId=${groupId}`,
    `&flowId=${flowId}`,
  ].map((query) => `${list}${query}`);

  return {
    scrolled: async () => {
      const pages: number[] = [];
      for (let sample = 0; sample < SAMPLES; sample += 1)
        pages.push(await timed(() => hostler.call('GET', questions[sample % questions.length] as string)));
      const page = await visitors.open('/runs');
      await page.locator('tbody tr').nth(20).waitFor();
      const scrolling = await measured(page, () => scroll(page));
      const filters: number[] = [];
      const filtering = await measured(page, async () => {
        for (const filter of FILTERS) filters.push(await timed(() => choose(page, filter)));
      });
      await page.context().close();
      return {
        page95: percentile(pages, 0.95),
        longestWork: Math.max(...scrolling.work),
        longFrames: (100 * scrolling.frames.filter((ms) => ms > LONG_FRAME_MS).length) / scrolling.frames.length,
        longestFilterWork: Math.max(...filtering.work),
        filtered: Math.max(...filters),
      };
    },
    close: async () => {
      await visitors.close();
      await hostler.stop();
    },
  };
});

/** Until every read model shows everything, so that nothing is folded while it is measured. */
async function untilShown(hostler: Hostler): Promise<void> {
  for (;;) {
    const { items } = await hostler.call<{ items: readonly { atHead: boolean }[] }>('GET', '/projections');
    if (items.every(({ atHead }) => atHead)) return;
    await clock.waitUntil(Date.now() + LOOK_EVERY_MS);
  }
}

/** Down through thousands of rows, as fast as a hand turns a wheel; further pages are fetched on the way. */
async function scroll(page: Page): Promise<void> {
  await page.locator('.table-frame').hover();
  for (let turn = 0; turn < SCROLLS; turn += 1) {
    await page.mouse.wheel(0, SCROLL_PX);
    await page.waitForTimeout(SCROLL_EVERY_MS);
  }
}

/** Opens the browser's own list of choices, and takes one by its first letters, as a person does with keys. */
async function choose(page: Page, state: string): Promise<void> {
  await page.getByRole('combobox', { name: 'State' }).click();
  await page.waitForTimeout(OPEN_MS);
  const answered = page.waitForResponse((response) => /\/runs\?/.test(response.url()));
  await page.keyboard.type(state.slice(0, 3));
  await page.keyboard.press('Enter');
  await answered;
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
}

/** What each frame cost the page's main thread, and how long each took on this machine with all that it has to do, in milliseconds. */
async function measured(page: Page, work: () => Promise<void>) {
  await page.evaluate(`window.frames_ = []; window.measuring = true;
    (function frame(before) { requestAnimationFrame((now) => {
      if (before !== undefined) window.frames_.push(now - before);
      if (window.measuring) frame(now);
    }); })()`);
  const cost = await frameWorkOf(page, work);
  return { work: cost, frames: await page.evaluate<number[]>('window.measuring = false, window.frames_') };
}
