import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Fleet } from './fleet.js';
import { after, happenings, townOf, type Happening, type Town } from './testing/town.js';
import { fleetOf, group, runs } from './testing/fleets.js';

const HISTORIES = { numRuns: 300 };
const SATURATED = { numRuns: 50 };
const SATURATED_STEPS = 400;

/** An environment whose settings are in order: guarantees fit, maximums are within the capacity. */
const anySettings: fc.Arbitrary<Fleet> = fc
  .array(fc.record({ committed: fc.nat(2), beyond: fc.integer({ min: 1, max: 6 }) }), { minLength: 1, maxLength: 4 })
  .chain((groups) => {
    const promised = groups.reduce((sum, { committed }) => sum + committed, 0);
    return fc.integer({ min: 1, max: 8 }).map((shared) =>
      fleetOf({
        capacity: promised + shared,
        policies: { idleTimeoutMs: 40, provisioningReplacements: 2, provisioningBackoffMs: 20 },
        groups: groups.map(({ committed, beyond }, index) =>
          group('abcd'[index]!, {
            committed,
            maximum: Math.min(committed + beyond, promised + shared),
            createdAt: index,
          }),
        ),
      }),
    );
  });

const anyHistory = fc.array(fc.tuple(fc.constantFrom(...happenings, 'runArrives' as const), fc.nat(1_000)), {
  maxLength: 150,
});

describe(`${HISTORIES.numRuns} random histories`, () => {
  it('I3 X3 keep capacity, maximums and guarantees at every step', () =>
    fc.assert(
      fc.property(anySettings, anyHistory, (settings, history) => {
        let town = townOf(settings);
        for (const [happening, pick] of history) {
          town = after(town, happening, pick);
          const kept = settings.groups.map(({ groupId, committed, maximum }) => {
            const slots = town.fleet.bots.filter((bot) => bot.groupId === groupId).length;
            expect(slots).toBeLessThanOrEqual(maximum);
            return Math.max(slots, committed);
          });
          expect(kept.reduce((sum, slots) => sum + slots, 0)).toBeLessThanOrEqual(settings.capacity);
        }
      }),
      HISTORIES,
    ));

  it('P1 start the runs of a group by priority, then place, each once', () =>
    fc.assert(
      fc.property(anySettings, anyHistory, (settings, history) => {
        let town = townOf(settings);
        const started = new Set<string>();
        for (const [happening, pick] of history) {
          town = after(town, happening, pick);
          for (const run of town.started) {
            expect(started.has(run.runId)).toBe(false);
            started.add(run.runId);
            const passed = town.fleet.waiting.filter(
              (other) => other.groupId === run.groupId && rankOf(other) < rankOf(run),
            );
            expect(passed).toEqual([]);
          }
        }
      }),
      HISTORIES,
    ));

  it('come to rest when nothing arrives any more: every run has run, and every bot is gone', () =>
    fc.assert(
      fc.property(anySettings, anyHistory, (settings, history) => {
        let town = history.reduce((before, [happening, pick]) => after(before, happening, pick), townOf(settings));
        for (let round = 0; round < 200 * settings.groups.length; round += 1) {
          for (const happening of ['botEnrols', 'runEnds', 'botIsGone'] as const) town = after(town, happening, round);
        }
        expect(town.fleet.waiting).toEqual([]);
        for (let round = 0; round < 40; round += 1) town = after(after(town, 'timePasses', 49), 'botIsGone', 0);
        expect(town.fleet.bots).toEqual([]);
      }),
      { numRuns: 100 },
    ));
});

/** High before normal, then by time queued; lower goes first. */
const rankOf = ({ priority, queuedAt }: { priority: string; queuedAt: number }) =>
  (priority === 'high' ? 0 : 1_000_000) + queuedAt;

describe(`${SATURATED.numRuns} saturated environments, ${SATURATED_STEPS} steps each`, () => {
  const anyPicks = fc.array(fc.nat(1_000), { minLength: SATURATED_STEPS, maxLength: SATURATED_STEPS });

  /** Every group always has runs waiting; bots enrol, end their runs and go at random. */
  function saturated(settings: Fleet, picks: readonly number[], observe: (town: Town, step: number) => void): void {
    let town = townOf(settings);
    picks.forEach((pick, step) => {
      const waiting = settings.groups.flatMap(({ groupId }) => {
        const queue = town.fleet.waiting.filter((run) => run.groupId === groupId);
        return queue.length >= 8 ? queue : [...queue, ...runs(groupId, 8, { queuedAt: town.now }).map(renamed(step))];
      });
      const happening: Happening = (['botEnrols', 'runEnds', 'botIsGone'] as const)[pick % 3]!;
      town = after({ ...town, fleet: { ...town.fleet, waiting } }, happening, Math.floor(pick / 3));
      observe(town, step);
    });
  }
  const renamed = (step: number) => (run: ReturnType<typeof runs>[number]) => ({
    ...run,
    runId: `${run.runId}-${step}`,
  });

  it('X19 starves no group', () =>
    fc.assert(
      fc.property(anySettings, anyPicks, (settings, picks) => {
        const served = new Set<string>();
        saturated(settings, picks, ({ started }) => started.forEach(({ groupId }) => served.add(groupId)));
        expect([...served].toSorted()).toEqual(settings.groups.map(({ groupId }) => groupId));
      }),
      SATURATED,
    ));

  it('X4 hands slots over until the shares are even, and then lets bots work', () =>
    fc.assert(
      fc.property(anySettings, anyPicks, (settings, picks) => {
        const shared = settings.capacity - settings.groups.reduce((sum, { committed }) => sum + committed, 0);
        fc.pre(shared >= settings.groups.length);
        let late = 0;
        saturated(settings, picks, ({ decisions }, step) => {
          if (step > SATURATED_STEPS / 2) late += decisions.filter(({ result }) => result === 'scaleIn').length;
        });
        expect(late).toBe(0);
      }),
      SATURATED,
    ));
});
