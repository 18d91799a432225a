import fc from 'fast-check';
import type { Fleet, FleetBot, FleetGroup, WaitingRun } from '../fleet.js';
import { busy, fleetOf, group, idle, IMAGE, leaving, NEWER_IMAGE, provisioning, run } from './fleets.js';

/** Random times stay below this, in milliseconds; the plan is asked about a moment within it. */
export const SPAN_MS = 100;

const moment = fc.integer({ min: 0, max: SPAN_MS });
// Mostly the same one: a fleet in the middle of an image update shows little else.
const image = fc.constantFrom(IMAGE, IMAGE, IMAGE, IMAGE, IMAGE, IMAGE, NEWER_IMAGE);

const anyGroup = (groupId: string): fc.Arbitrary<FleetGroup> =>
  fc
    .record({
      status: fc.constantFrom('active', 'active', 'active', 'active', 'active', 'deleting'),
      committed: fc.nat(2),
      beyond: fc.nat(8),
      image,
      createdAt: fc.nat(3),
      failuresInARow: fc.constantFrom(0, 0, 0, 3, 4),
      lastFailureAt: moment,
    })
    .map(({ beyond, ...parts }) => group(groupId, { ...parts, maximum: parts.committed + beyond }));

const anyBot = (groupIds: readonly string[], name: string): fc.Arbitrary<FleetBot> =>
  fc
    .record({
      groupId: fc.constantFrom(...groupIds),
      status: fc.constantFrom('busy', 'idle', 'idle', 'provisioning', 'leaving'),
      image,
      reservedAt: moment,
      idleSince: moment,
      claim: fc.constantFrom(1, 2, null),
    })
    .map(({ groupId, status, ...parts }) => {
      const make = { busy, idle, provisioning, leaving }[status];
      return make(groupId, name, parts);
    });

const anyRun = (groupIds: readonly string[], name: string): fc.Arbitrary<WaitingRun> =>
  fc
    .record({
      groupId: fc.constantFrom(...groupIds),
      priority: fc.constantFrom('high', 'normal'),
      queuedAt: moment,
    })
    .map(({ groupId, ...parts }) => run(groupId, name, parts as Partial<WaitingRun>));

const named = <Thing>(most: number, make: (name: string) => fc.Arbitrary<Thing>): fc.Arbitrary<Thing[]> =>
  fc.nat(most).chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => make(String(index)))));

/**
 * Any fleet at all, also ones that only a change of settings leaves behind: more bots than slots, more than a maximum,
 * guarantees above the capacity, bots on two images.
 */
export const anyFleet: fc.Arbitrary<Fleet> = fc.integer({ min: 1, max: 4 }).chain((count) => {
  const groupIds = ['a', 'b', 'c', 'd'].slice(0, count);
  return fc
    .record({
      slotsLeft: fc.integer({ min: -3, max: 4 }),
      groups: fc.tuple(...groupIds.map(anyGroup)),
      bots: named(14, (name) => anyBot(groupIds, name)),
      waiting: named(14, (name) => anyRun(groupIds, name)),
    })
    .map(({ slotsLeft, ...parts }) =>
      fleetOf({
        ...parts,
        capacity: Math.max(0, parts.bots.length + slotsLeft),
        policies: { idleTimeoutMs: 30, provisioningReplacements: 2, provisioningBackoffMs: 20 },
      }),
    );
});
