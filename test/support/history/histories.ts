import fc from 'fast-check';
import type { Recorded } from '#kernel/message.js';
import type { HostlerEvent } from '#domain/all.events.js';
import { defaultPolicies } from '#domain/environment/policies.js';
import { steps } from './steps.js';
import { environmentId, World } from './world.js';

const HOUR_MS = 3_600_000;

type Step = keyof typeof steps;

/** What most of a day consists of; without a preference for it few runs would ever start. */
const onTheWay = [
  'enqueueRun',
  'scaleOut',
  'requestBot',
  'enrolBot',
  'assignRun',
  'startRun',
  'completeRun',
] as const satisfies readonly Step[];

/** Logs of runs, bots and groups as the real rules allow them, in any order that they allow. */
export const histories = (): fc.Arbitrary<readonly Recorded<HostlerEvent>[]> => {
  const step = fc.record({
    what: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...onTheWay) },
      { weight: 1, arbitrary: fc.constantFrom(...(Object.keys(steps) as Step[])) },
    ),
    choice: fc.nat(11),
    laterMs: fc.oneof({ weight: 50, arbitrary: fc.nat(60_000) }, { weight: 1, arbitrary: fc.constant(25 * HOUR_MS) }),
  });
  return fc.array(step, { minLength: 50, maxLength: 300, size: 'max' }).map((story) => {
    const world = began();
    for (const { what, choice, laterMs } of story) {
      world.now += laterMs;
      steps[what](world, choice);
    }
    settle(world);
    return world.log;
  });
};

/** An environment with eight add-ons and three groups. */
function began(): World {
  const world = new World();
  const environment = { environmentId, name: 'Default', policies: defaultPolicies };
  world.append({ type: 'EnvironmentCreated', data: environment }, 'environment');
  world.inGroups({ type: 'AssignAddOns', data: { environmentId, count: 8 } });
  for (const [groupId, committed] of [
    ['sales', 1],
    ['finance', 2],
    ['support', 0],
  ] as const) {
    const configuration = { name: groupId, description: '', sessionReuse: false, committed, maximum: 5 };
    const rest = { image: { imageId: 'image-1', version: 1 }, access: 'agentAccount', ownerId: 'person-1' } as const;
    world.inGroups({ type: 'CreateHostedGroup', data: { environmentId, groupId, ...configuration, ...rest } });
  }
  return world;
}

/** Takes every run off a bot that is not there any more, as its saga does. */
function settle(world: World): void {
  for (const [runId, run] of world.runs) {
    if (!('turn' in run) || run.turn === null) continue;
    const { botId } = run.turn;
    if (world.bots.get(botId)?.status !== 'ready')
      world.onRun({ type: 'LoseRun', data: { environmentId, runId, botId } });
  }
}
