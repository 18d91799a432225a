import { describe, expect, it } from '@jest/globals';

import type { EndRequest } from '#protocol/agent.js';

import type { Bot } from './bot.js';
import { reportEnd } from './report-end.js';
import { Refused } from './server-connection.js';

/** As much of a bot as telling an end needs; the server answers with these statuses, one after the other. */
function botWhoseServerAnswers(statuses: readonly number[]) {
  const told: EndRequest[] = [];
  const end = async (_: unknown, request: EndRequest) => {
    const status = statuses[told.push(request) - 1] ?? 204;
    if (status !== 204) throw new Refused('end', status, undefined);
  };
  const log = { info: () => undefined, warn: () => undefined };
  const bot = { api: { end }, claims: { claim: 3 }, life: new AbortController().signal, log };
  return { told, bot: bot as unknown as Bot };
}

const call = { runId: 'run', runToken: 'token' };
const succeeded = { outcome: 'succeeded', outputs: { a: 1 } } as const;

describe('the end of a run', () => {
  it('is told with the claim it belongs to', async () => {
    const { bot, told } = botWhoseServerAnswers([204]);
    await reportEnd(bot, call, succeeded);
    expect(told).toEqual([{ claim: 3, ...succeeded }]);
  });

  it.each([
    [413, 'OutputsTooLarge'],
    [400, 'InvalidOutputs'],
    [422, 'InvalidOutputs'],
  ])('I2 is told without outputs that the server refuses by %i', async (status, code) => {
    const { bot, told } = botWhoseServerAnswers([status]);
    await reportEnd(bot, call, succeeded);
    expect(told).toMatchObject([succeeded, { claim: 3, outcome: 'failed', code }]);
  });

  it.each([404, 409, 410])('I9 is not told again when the run has one: %i', async (status) => {
    const { bot, told } = botWhoseServerAnswers([status]);
    await reportEnd(bot, call, succeeded);
    expect(told).toHaveLength(1);
  });
});
