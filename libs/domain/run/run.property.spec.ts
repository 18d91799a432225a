import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Rejected } from '#kernel/rejected.js';
import { defaultPolicies } from '../environment/policies.js';
import type { RunCommand } from './run.commands.js';
import { runDecider } from './run.decider.js';
import type { RunEvent } from './run.events.js';
import { isEnded, type RunState } from './run.state.js';
import * as story from './testing/run-story.js';

const RUNS = 2_000;
const HOUR_MS = 60 * 60 * 1_000;

type Step = { readonly command: RunCommand; readonly afterMs: number };
type Decided = {
  readonly before: RunState;
  readonly command: RunCommand;
  readonly events: readonly RunEvent[];
  now: number;
};

const turns = fc.record({ botId: fc.constantFrom('bot-1', 'bot-2', 'bot-3'), claim: fc.integer({ min: 1, max: 2 }) });
const commands: fc.Arbitrary<RunCommand> = fc.oneof(
  fc.constant<RunCommand>(story.enqueue),
  turns.map(story.assign),
  turns.map(story.start),
  turns.map(story.giveBack),
  fc.constantFrom('bot-1', 'bot-2', 'bot-3').map(story.lose),
  fc.constantFrom('person' as const, 'groupDeleted' as const).map(story.cancel),
  fc.constant(story.expire),
  fc
    .tuple(
      fc.constantFrom(story.succeeded, story.flowFailed, { kind: 'cancelled' } as const, { kind: 'timedOut' } as const),
      turns,
    )
    .map(([outcome, by]) => story.complete(outcome, by)),
);
/** Mostly moments, now and then hours, so that both deadlines are met from either side. */
const pauses = fc.oneof(
  fc.integer({ min: 0, max: 40_000 }),
  fc.integer({ min: 0, max: 26 }).map((hours) => hours * HOUR_MS),
);
const stories: fc.Arbitrary<Step[]> = fc
  .array(fc.record({ command: commands, afterMs: pauses }), { minLength: 1, maxLength: 60 })
  .map((steps) => [{ command: story.enqueue, afterMs: 0 }, ...steps]);

/** What was decided at each step; a refusal is `[]` here. */
function lived(steps: readonly Step[]): Decided[] {
  let state = runDecider.initial;
  let now = 0;
  return steps.map(({ command, afterMs }) => {
    now += afterMs;
    const decided = { before: state, command, events: decide(command, state, now), now };
    state = decided.events.reduce((before, event) => runDecider.evolve(before, event), state);
    return decided;
  });
}

function decide(command: RunCommand, state: RunState, now: number): readonly RunEvent[] {
  try {
    return runDecider.decide(command, state, story.factsOf({}), now);
  } catch (error) {
    if (error instanceof Rejected) return [];
    throw error;
  }
}

const ends = new Set(['RunSucceeded', 'RunFailed', 'RunCancelled', 'RunTimedOut']);
const forAllStories = (holds: (decisions: readonly Decided[]) => void) =>
  fc.assert(
    fc.property(stories, (steps) => holds(lived(steps))),
    { numRuns: RUNS },
  );

describe(`a run, through ${RUNS} random stories`, () => {
  it('I2 has at most one end, and nothing happens after it', () =>
    forAllStories((decisions) => {
      const events = decisions.flatMap((decided) => decided.events);
      const end = events.findIndex(({ type }) => ends.has(type));
      if (end >= 0) expect(end).toBe(events.length - 1);
      for (const { before, events: after } of decisions) if (isEnded(before)) expect(after).toEqual([]);
    }));

  it('I1 is on one bot at a time: a turn begins in the queue, and only its own bot speaks in it', () =>
    forAllStories((decisions) => {
      let holder: string | undefined;
      for (const { type, data } of decisions.flatMap((decided) => decided.events)) {
        const by = 'claim' in data ? `${data.botId}/${data.claim}` : undefined;
        if (type === 'RunAssigned') {
          expect(holder).toBeUndefined();
          holder = by;
        } else if (by !== undefined) expect(by).toBe(holder);
        if (type === 'RunReturnedToQueue') holder = undefined;
      }
    }));

  it('I4 never times out early, and never starts twice', () =>
    forAllStories((decisions) => {
      const events = decisions.flatMap((decided) => decided.events);
      expect(events.filter(({ type }) => type === 'RunStarted').length).toBeLessThanOrEqual(1);
      for (const { type, data } of events)
        if (type === 'RunTimedOut') expect(data.endedAt).toBeGreaterThanOrEqual(data.deadline);
      const queueDeadline = defaultPolicies.queueTimeoutMs;
      for (const { type, data } of events)
        if (type === 'RunAssigned') expect(data.assignedAt).toBeLessThanOrEqual(queueDeadline);
    }));

  it('I8 a command repeated at once changes nothing more', () =>
    forAllStories((decisions) => {
      for (const { before, command, events, now } of decisions) {
        const after = events.reduce((state, event) => runDecider.evolve(state, event), before);
        expect(decide(command, after, now)).toEqual([]);
      }
    }));
});
