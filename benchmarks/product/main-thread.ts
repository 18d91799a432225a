import type { Page } from 'playwright-core';

type TraceEvent = {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** In microseconds, as all times of a trace. */
  readonly ts: number;
  readonly dur?: number;
  /** The processor time of it. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
};

const TASK = 'RunTask';
const CATEGORIES = ['toplevel', 'devtools.timeline'];

/**
 * The processor time, in milliseconds, that the main thread of a page needs for each frame while something is done: what a frame would take
 * on a machine that nobody else uses. Asks for frames all the time, so that each has its own.
 */
export async function frameWorkOf(page: Page, work: () => Promise<void>): Promise<readonly number[]> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('this page belongs to no browser');
  const session = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: CATEGORIES },
  });
  await work();
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  return workByFrame(ofBusiestPage(events));
}

/** Other pages of the browser, and its own, have next to nothing to do. */
function ofBusiestPage(events: readonly TraceEvent[]): readonly TraceEvent[] {
  const mains = events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const threads = mains.map(({ pid, tid }) => events.filter((event) => event.pid === pid && event.tid === tid));
  const busy = (thread: readonly TraceEvent[]): number =>
    thread.reduce((sum, event) => sum + (isTask(event) ? (event.tdur ?? 0) : 0), 0);
  return threads.toSorted((one, other) => busy(other) - busy(one))[0] ?? [];
}

/** A frame's work is that of the task that draws it, and of all tasks up to the one that draws the next. */
function workByFrame(events: readonly TraceEvent[]): readonly number[] {
  const draws = events.filter(({ name }) => name === 'FireAnimationFrame').map(({ ts }) => ts);
  const tasks = events.filter(isTask).toSorted((one, other) => one.ts - other.ts);
  const frames: number[] = [];
  let drawn = 0;
  for (const { ts, dur = 0, tdur = 0 } of tasks) {
    let isNext = false;
    for (; drawn < draws.length && (draws[drawn] ?? 0) < ts + dur; drawn += 1) isNext = true;
    if (isNext || frames.length === 0) frames.push(0);
    frames.push((frames.pop() ?? 0) + tdur / 1_000);
  }
  return frames;
}

const isTask = ({ name, ph }: TraceEvent): boolean => name.endsWith(TASK) && ph === 'X';
