import { expect, it } from '@jest/globals';
import { planDispatchMends, type TakenRun } from './mend-dispatch.plan.js';

const session = { botId: 'bot', claim: 3, runId: 'run' };
const repairs = (run: Partial<TakenRun>) =>
  planDispatchMends([session], [{ runId: 'run', status: 'queued', botId: null, claim: null, ...run }]);

it('tells the run again when a crash came before it was told', () => {
  expect(repairs({})).toEqual([{ kind: 'assignAgain', runId: 'run', botId: 'bot', claim: 3 }]);
});

it('leaves a bot alone that its run names, also when the run has ended or gone back to the queue', () => {
  for (const status of ['assigned', 'running', 'cancelling', 'queued', 'succeeded', 'failed'] as const) {
    expect(repairs({ status, botId: 'bot', claim: 3 })).toEqual([]);
  }
});

it('asks an open run that names another bot, because its row may lag behind', () => {
  expect(repairs({ status: 'running', botId: 'other', claim: 1 })).toMatchObject([{ kind: 'assignAgain' }]);
  expect(repairs({ status: 'assigned', botId: 'bot', claim: 2 })).toMatchObject([{ kind: 'assignAgain' }]);
});

it('frees the claim when the run has ended without this bot, or there is none', () => {
  expect(repairs({ status: 'cancelled' })).toEqual([{ kind: 'free', runId: 'run', botId: 'bot', claim: 3 }]);
  expect(repairs({ status: 'succeeded', botId: 'other', claim: 3 })).toMatchObject([{ kind: 'free' }]);
  expect(planDispatchMends([session], [])).toEqual([{ kind: 'free', runId: 'run', botId: 'bot', claim: 3 }]);
});
