import type { ContestantSpec } from '../harness/contestant.js';
import type { Doer, Scenario } from '../harness/scenario.js';
import { product } from './contestants.js';

const inBrowser: ContestantSpec = { ...product, name: 'one event in a browser', module: 'product/dashboard.ts' };
const longList: ContestantSpec = {
  ...product,
  name: 'a list of 100 000 runs in a browser',
  module: 'product/long-list.ts',
  options: { runs: 100_000 },
};
const manyOpen: ContestantSpec = {
  ...product,
  name: '50 open dashboards at 100 events/s',
  module: 'product/open-dashboards.ts',
};

/** Measures of one contestant that are taken together: the first has the task done, the others read what it gave. */
function together(spec: ContestantSpec, task: string) {
  let given: Readonly<Record<string, number>> = {};
  return (name: string, unit: string, which: string, isFirst = false) => ({
    ...{ name, unit, better: 'less' as const },
    round: async (one: Doer) => {
      if (one.spec.name !== spec.name) return undefined;
      if (isFirst) given = await one.do(task);
      return given[which];
    },
  });
}

const event = together(inBrowser, 'onScreen');
const list = together(longList, 'scrolled');
const open = together(manyOpen, 'watched');

/** Needs a Chromium; see test/support/browser-path.js. */
export const dashboard: Scenario = {
  name: 'dashboard',
  title: 'What the dashboard makes people and servers wait for',
  contestants: [inBrowser, longList, manyOpen],
  measures: [
    event('from the append of an event to the frame that shows it, half within', 'ms', 'p50', true),
    event('the same, 95 of 100 within', 'ms', 'p95'),
    event('the same, longest', 'ms', 'most'),
    list('server: a page of the list, filtered or not, 95 of 100 answered within', 'ms', 'page95', true),
    list(
      'browser: longest work of its main thread for a frame while it scrolls, in processor time',
      'ms',
      'longestWork',
    ),
    list('browser: the same while filters are chosen', 'ms', 'longestFilterWork'),
    list(
      'browser: frames on this machine that took longer than 50 ms while it scrolls, of a hundred',
      '%',
      'longFrames',
    ),
    list('browser: from the choice of a filter to its rows', 'ms', 'filtered'),
    open('cores of the server, with nobody looking', 'cores', 'unwatched', true),
    open('cores of the server that the open dashboards cost', 'cores', 'serverMore'),
    open('cores of PostgreSQL that the open dashboards cost', 'cores', 'postgresMore'),
    open('events that there were', '/s', 'events'),
    open('answers that dashboards asked for', '/s', 'answers'),
  ],
};
