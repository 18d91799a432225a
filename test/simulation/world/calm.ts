import { projections } from '#projections/all.js';
import { machine } from '#sagas/machine.effect.js';
import { sagas } from '#sagas/all.js';
import type { RunningEngine } from '../../../apps/server/src/engine/assemble.js';
import { Violation } from './violation.js';
import type { World } from './world.js';

const LOOK_EVERY_MS = 20_000;
/** All that was left by then is stuck: the longest deadlines, back-offs and leases follow each other within this time. */
const LONGEST_MS = 90 * 60_000;

/** Leases are taken over, and pauses after failures are over, within this time. */
const SETTLED_MS = 90_000;
/** How late a deadline may then take effect: a fold that failed just before pauses once more. */
const TICK_MS = 30_000;
const runners = [...projections, ...sagas, machine];

/** The faults are over: every run comes to its end, every bot goes, every slot returns, and what is shown is what the log says. */
export async function calmDown(world: World): Promise<void> {
  world.trace.say('calm');
  world.network.mend();
  for (const { process } of world.servers) process.resume();
  const { timeline } = world;
  const began = timeline.now();
  const until = timeline.now() + LONGEST_MS;
  for (;;) {
    await timeline.pass(LOOK_EVERY_MS);
    const still = [...left(world), ...(await behind(world))];
    if (still.length === 0 || world.violations.length > 0) break;
    if (timeline.now() > until) return world.violated(new Violation('liveness', still.join('; ')));
  }
  for (const { runId, lateMs } of world.runs.timedOutLate(began + SETTLED_MS, TICK_MS))
    world.violated(new Violation('I4', `${runId} timed out ${lateMs} ms late`));
  const engine = world.servers.map(({ up }) => up?.engine).find((up) => up !== undefined);
  if (engine !== undefined) await judgeRows(world, engine);
}

/** What has not come to its end yet. */
function left({ runs, slots, machines, servers }: World): string[] {
  const what = (name: string, ids: readonly string[]) => (ids.length === 0 ? [] : [`${name} ${ids.join(', ')}`]);
  const bots = [...slots.bots].filter(([, status]) => status !== 'deleted').map(([botId]) => botId);
  return [
    ...what(
      'down:',
      servers.filter(({ up }) => up === undefined).map(({ name }) => name),
    ),
    ...what('runs without an end:', runs.open()),
    ...what('machines:', machines.botIds),
    ...what('bots:', bots),
    ...what('slots:', [...slots.slots.keys()]),
  ];
}

/** Which runners have not folded all there is. */
async function behind({ ports: { rows, store } }: World): Promise<string[]> {
  const head = await store.head();
  const checkpoints = await Promise.all(runners.map(({ name }) => rows.checkpoint(name)));
  return runners.flatMap(({ name }, index) => (checkpoints[index]?.position === head ? [] : [`${name} is behind`]));
}

/** I5, I12. */
async function judgeRows(world: World, engine: RunningEngine): Promise<void> {
  const { rows } = world.ports;
  for (const { runner, key, reason } of await rows.parked())
    if (!world.poisoned.has(key)) world.violated(new Violation('I12', `${runner} has parked ${key}: ${reason}`));
  for (const { name } of runners) {
    const { equal, differences } = await engine.compare(name);
    if (!equal) world.violated(new Violation('I5', `${name} differs from its rebuild: ${JSON.stringify(differences)}`));
  }
}
