import type { Page } from 'playwright-core';
import { Hostler } from '../../test/browser/support/hostler.js';
import { Visitors } from '../../test/browser/support/visitor.js';
import { percentile, serve } from '../peers/serve.js';

const EVENTS = 40;
/** Longer than anything here takes: the first run holds the only bot, so that the others wait where they can be seen. */
const HELD_MS = 30 * 60_000;
const PAUSE_MS = 400;

type Scene = { readonly page: Page; readonly hostler: Hostler; readonly connectionId: string; readonly flowId: string };

/** A whole server, and a browser that shows the queue of a group: how long a queued run takes until it is on the screen. */
serve(async () => {
  const hostler = await Hostler.start({ capacity: 1 });
  const visitors = await Visitors.of(hostler);
  const { groupId, connectionId } = await hostler.group('Measured', { committed: 0, maximum: 1 });
  const { flowId } = await hostler.flow('Held', HELD_MS);
  await hostler.run(connectionId, flowId);
  const page = await visitors.open(`/groups/${groupId}`);
  await page.locator('[data-figure="Running"]', { hasText: 'Running1' }).waitFor();
  await page.locator('[data-news^="Live"]').waitFor();
  let queued = 0;
  return {
    onScreen: async () => {
      const times: number[] = [];
      for (let event = 0; event < EVENTS; event++)
        times.push(await timeToScreen({ page, hostler, connectionId, flowId }, ++queued));
      return { p50: percentile(times, 0.5), p95: percentile(times, 0.95), most: Math.max(...times) };
    },
    close: async () => {
      await visitors.close();
      await hostler.stop();
    },
  };
});

/** From the time that the run's first event carries, in milliseconds of this machine's clock, to the frame that shows it. */
async function timeToScreen({ page, hostler, connectionId, flowId }: Scene, queued: number): Promise<number> {
  const shown = page.evaluate<number>(watchFor(queued));
  const { queuedAt } = (await hostler.run(connectionId, flowId)) as { runId: string; queuedAt: string };
  const ms = (await shown) - Date.parse(queuedAt);
  await page.waitForTimeout(PAUSE_MS);
  return ms;
}

const watchFor = (queued: number): string => `new Promise((resolve) => {
  const figure = document.querySelector('[data-figure="Queued"]');
  const look = () => figure.textContent === 'Queued${queued}' && requestAnimationFrame(() => { watch.disconnect(); resolve(Date.now()); });
  const watch = new MutationObserver(look);
  watch.observe(figure, { childList: true, characterData: true, subtree: true });
  look();
})`;
