import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { planDispatch } from './dispatch.plan.js';
import type { Fleet } from './fleet.js';
import { planScaling } from './scaling.plan.js';
import { anyFleet, SPAN_MS } from './testing/any-fleet.js';

const RUNS = { numRuns: 1_000 };
const always = (property: (fleet: Fleet, now: number) => void) =>
  fc.assert(fc.property(anyFleet, fc.nat(SPAN_MS), property), RUNS);

describe(`the dispatch plan, of ${RUNS.numRuns} random fleets each`, () => {
  it('S3 gives a bot one run and a run one bot, both of one group, and the bot by the claim that it offers', () =>
    always((fleet, now) => {
      const plan = planDispatch(fleet, now);
      expect(new Set(plan.map(({ runId }) => runId)).size).toBe(plan.length);
      expect(new Set(plan.map(({ botId }) => botId)).size).toBe(plan.length);
      for (const { runId, botId, claim, image } of plan) {
        const bot = fleet.bots.find((candidate) => candidate.botId === botId);
        const run = fleet.waiting.find((candidate) => candidate.runId === runId);
        const group = fleet.groups.find(({ groupId }) => groupId === run?.groupId);
        expect(bot).toMatchObject({ status: 'idle', claim, image, groupId: run?.groupId });
        expect(group).toMatchObject({ status: 'active', image });
      }
    }));

  it('gives no run to a bot that the scaling plan lets go at the same moment', () =>
    always((fleet, now) => {
      const assigned = new Set(planDispatch(fleet, now).map(({ botId }) => botId));
      for (const decision of planScaling(fleet, now)) {
        if (decision.result === 'scaleIn')
          expect(decision.retirees.filter(({ botId }) => assigned.has(botId))).toEqual([]);
      }
    }));

  it('leaves no run waiting beside a bot that stays and offers itself', () =>
    always((fleet, now) => {
      const plan = planDispatch(fleet, now);
      const used = new Set(plan.flatMap(({ runId, botId }) => [runId, botId]));
      const going = planScaling(fleet, now).flatMap((decision) =>
        decision.result === 'scaleIn' ? decision.retirees.map(({ botId }) => botId) : [],
      );
      for (const { groupId, status, image } of fleet.groups) {
        const free = fleet.bots.filter(
          (bot) =>
            bot.groupId === groupId &&
            bot.status === 'idle' &&
            bot.claim !== null &&
            bot.image.version === image.version &&
            !used.has(bot.botId) &&
            !going.includes(bot.botId),
        );
        const waiting = fleet.waiting.filter((run) => run.groupId === groupId && !used.has(run.runId));
        expect(status === 'active' && free.length > 0 && waiting.length > 0).toBe(false);
      }
    }));
});
