import { Mishaps } from './mishaps.js';
import { People } from './people.js';
import { calmDown } from './calm.js';
import type { Fault } from './faults.js';
import type { Violation } from './violation.js';
import { World } from './world.js';

/** How much time passes after a step, in milliseconds; most steps come close together. */
const PAUSES_MS = [0, 0, 10, 100, 500, 1_000, 2_000, 5_000, 15_000];
const SETTLING_MS = 2_000;
const SOMEBODY_ACTS = 0.6;

export type Course = { readonly seed: number; readonly steps: number; readonly print?: (line: string) => void };
export type Outcome = {
  readonly seed: number;
  readonly trace: string;
  readonly violations: readonly Violation[];
  readonly faults: ReadonlyMap<Fault, number>;
  readonly pairs: ReadonlyMap<string, number>;
  readonly events: number;
};

/** One world from its seed: a time of faults, in which nothing may go wrong for good, then a calm, in which all comes to its end. */
export async function simulate({ seed, steps, print }: Course): Promise<Outcome> {
  const world = new World(seed, print);
  const people = new People(world);
  const mishaps = new Mishaps(world, people);
  await world.begin();
  await world.timeline.pass(SETTLING_MS);
  people.settle();
  await world.timeline.pass(SETTLING_MS);
  world.faults.isOn = true;
  for (let step = 0; step < steps && world.violations.length === 0; step += 1) {
    await mishaps.befall();
    if (world.chance.hits(SOMEBODY_ACTS)) people.act();
    await world.timeline.pass(world.chance.oneOf(PAUSES_MS));
  }
  world.faults.isOn = false;
  if (world.violations.length === 0) await calmDown(world);
  const { violations, faults, coverage, trace } = world;
  const events = (await world.ports.store.readAll(undefined, { limit: 1_000_000 })).events.length;
  return { seed, trace: trace.digest(), violations, faults: faults.fired, pairs: coverage.pairs, events };
}
