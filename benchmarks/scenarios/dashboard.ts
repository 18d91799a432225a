import type { ContestantSpec } from '../harness/contestant.js';
import type { Doer, Scenario } from '../harness/scenario.js';
import { product } from './contestants.js';

const contestant: ContestantSpec = { ...product, module: 'product/dashboard.ts' };

const shown = (which: 'p50' | 'p95' | 'most') => async (one: Doer) => (await one.do('onScreen'))[which];

/** Needs a Chromium; see test/support/browser-path.js. */
export const dashboard: Scenario = {
  name: 'dashboard',
  title: 'From an event until the dashboard shows it',
  contestants: [contestant],
  measures: [
    { name: 'half within', unit: 'ms', better: 'less', round: shown('p50') },
    { name: '95 of 100 within', unit: 'ms', better: 'less', round: shown('p95') },
    { name: 'longest', unit: 'ms', better: 'less', round: shown('most') },
  ],
};
