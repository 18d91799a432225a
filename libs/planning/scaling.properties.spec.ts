import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Fleet } from './fleet.js';
import { guaranteesOf } from './guarantees.js';
import { nextChangeAt } from './next-change.js';
import { planScaling } from './scaling.plan.js';
import { anyFleet, SPAN_MS } from './testing/any-fleet.js';
import { scaled } from './testing/carried-out.js';

const RUNS = { numRuns: 1_000 };
const anyMoment = fc.integer({ min: 0, max: SPAN_MS });

/** Holds for any fleet at any moment. */
const always = (property: (fleet: Fleet, now: number) => void) =>
  fc.assert(fc.property(anyFleet, anyMoment, property), RUNS);

const slotsOf = (fleet: Fleet, groupId: string) => fleet.bots.filter((bot) => bot.groupId === groupId).length;

/** Slots that nobody holds, and of those the ones that no guarantee keeps. */
function freeSlots(fleet: Fleet) {
  const free = fleet.capacity - fleet.bots.length;
  const kept = [...guaranteesOf(fleet)].reduce(
    (sum, [groupId, guarantee]) => sum + Math.max(0, guarantee - slotsOf(fleet, groupId)),
    0,
  );
  return { free, unkept: free - kept };
}

const acts = (fleet: Fleet, now: number) =>
  planScaling(fleet, now).flatMap((decision) =>
    decision.result === 'scaleIn' || decision.result === 'scaleOut' ? [{ ...decision, inputs: undefined }] : [],
  );

describe(`the scaling plan, of ${RUNS.numRuns} random fleets each`, () => {
  it('I3 S15 S16 never grows over the capacity, over a maximum, or into a guarantee', () =>
    always((fleet, now) => {
      const plan = planScaling(fleet, now);
      const after = scaled(fleet, plan, now);
      const guarantees = guaranteesOf(fleet);
      for (const { groupId, maximum } of fleet.groups) {
        const held = slotsOf(after, groupId);
        if (held === slotsOf(fleet, groupId)) continue;
        expect(after.bots.length).toBeLessThanOrEqual(fleet.capacity);
        expect(held).toBeLessThanOrEqual(maximum);
        if (held > guarantees.get(groupId)!) expect(freeSlots(after).unkept).toBeGreaterThanOrEqual(0);
      }
    }));

  it('X3 a group with runs waiting below its guarantee is short only while slots are being freed', () =>
    always((fleet, now) => {
      const plan = planScaling(fleet, now);
      const after = scaled(fleet, plan, now);
      for (const decision of plan) {
        if (decision.result !== 'blocked' || decision.rule === 'provisioningBackoff') continue;
        const below = slotsOf(after, decision.groupId) < guaranteesOf(fleet).get(decision.groupId)!;
        if (below) expect(freeSlots(after).free).toBeLessThanOrEqual(0);
      }
    }));

  it('X19 leaves no free slot unused while a group has unmet demand', () =>
    always((fleet, now) => {
      const plan = planScaling(fleet, now);
      const { free, unkept } = freeSlots(scaled(fleet, plan, now));
      for (const { rule, result } of plan) {
        if (result !== 'blocked') continue;
        if (rule === 'environmentCapacity') expect(free).toBeLessThanOrEqual(0);
        if (rule === 'committedElsewhere') expect(unkept).toBeLessThanOrEqual(0);
      }
    }));

  it('X4 lets go only bots without a run, each once and by the claim that it offers', () =>
    always((fleet, now) => {
      const retirees = planScaling(fleet, now).flatMap((decision) =>
        decision.result === 'scaleIn' ? decision.retirees : [],
      );
      expect(new Set(retirees.map(({ botId }) => botId)).size).toBe(retirees.length);
      for (const { botId, claim } of retirees) {
        const bot = fleet.bots.find((candidate) => candidate.botId === botId);
        if (claim === null) expect(bot).toMatchObject({ status: 'provisioning' });
        else expect(bot).toMatchObject({ status: 'idle', claim });
      }
    }));

  it('does not flap: carried out, it asks for nothing more at the same moment', () =>
    always((fleet, now) => {
      expect(acts(scaled(fleet, planScaling(fleet, now), now), now)).toEqual([]);
    }));

  it('lets no bot go for others, or for its idle time, in a group that it makes bots for', () =>
    always((fleet, now) => {
      const plan = planScaling(fleet, now);
      const growing = new Set(plan.filter(({ result }) => result === 'scaleOut').map(({ groupId }) => groupId));
      for (const { groupId, rule } of plan.filter(({ result }) => result === 'scaleIn')) {
        if (rule !== 'imageUpdate') expect(growing).not.toContain(groupId);
      }
    }));

  it('U2 decides about every group, and ends with what stands', () =>
    always((fleet, now) => {
      const decided = new Set(planScaling(fleet, now).map(({ groupId }) => groupId));
      expect([...decided]).toEqual(fleet.groups.map(({ groupId }) => groupId));
    }));

  it('changes by time alone only at the moments that it names', () =>
    always((fleet, now) => {
      const next = nextChangeAt(fleet, now) ?? now + 1_000 * SPAN_MS;
      expect(acts(fleet, next - 1)).toEqual(acts(fleet, now));
    }));

  it('does not depend on the order in which bots, groups and runs are told', () =>
    always((fleet, now) => {
      const reversed = {
        ...fleet,
        groups: fleet.groups.toReversed(),
        bots: fleet.bots.toReversed(),
        waiting: fleet.waiting.toReversed(),
      };
      const inShort = (plan: ReturnType<typeof planScaling>) =>
        plan.map(({ groupId, bots, rule }) => `${groupId} ${bots} ${rule}`).toSorted();
      expect(inShort(planScaling(reversed, now))).toEqual(inShort(planScaling(fleet, now)));
    }));
});
