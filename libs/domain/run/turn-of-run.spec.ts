import { describe, it } from '@jest/globals';
import { specFor } from '#kernel/testing/spec-for.js';
import { defaultPolicies } from '../environment/policies.js';
import { runDecider } from './run.decider.js';
import type { RunEvent } from './run.events.js';
import * as story from './testing/run-story.js';
import { assign, facts, onBot, otherTurn, running, start, waiting } from './testing/run-story.js';

const spec = specFor(runDecider);
const cancelled: RunEvent = {
  type: 'RunCancelled',
  data: { ...story.endInQueue(50), reason: 'person', requestedBy: 'subject-2', commentId: null },
};

describe('AssignRun', () => {
  it('S3 gives a waiting run to a bot, which has 30 s to acknowledge', () => {
    const acknowledgeDeadline = 10 + defaultPolicies.acknowledgeTimeoutMs;
    const { core, turn, image } = story;
    spec
      .given(...waiting)
      .when(assign(), { now: 10, facts })
      .then({ type: 'RunAssigned', data: { ...core, ...turn, image, assignedAt: 10, acknowledgeDeadline } });
  });

  it('I1 never gives a run to two bots', () => {
    spec
      .given(...onBot)
      .when(assign(otherTurn), { facts })
      .thenRejected('run-not-queued');
    spec
      .given(...running)
      .when(assign(otherTurn), { facts })
      .thenRejected('run-not-queued');
    spec
      .given(...onBot)
      .when(assign({ ...story.turn, claim: 2 }), { facts })
      .thenRejected('run-not-queued');
  });

  it('I8 assigned again to the same turn of the same bot, nothing happens', () =>
    spec
      .given(...onBot)
      .when(assign(), { facts })
      .then());

  it('S62 leaves a run that is past its queue deadline to expire', () => {
    spec
      .given(...waiting)
      .when(assign(), { now: story.QUEUE_DEADLINE, facts })
      .thenTypes('RunAssigned');
    spec
      .given(...waiting)
      .when(assign(), { now: story.QUEUE_DEADLINE + 1, facts })
      .thenRejected('queue-deadline-passed');
  });

  it('refuses what is unknown or over', () => {
    spec.given().when(assign(), { facts }).thenRejected('run-not-found');
    spec
      .given(...waiting, cancelled)
      .when(assign(), { facts })
      .thenRejected('run-already-ended');
  });
});

describe('StartRun', () => {
  it('S63 X18 a run may run for as long as the policy in force says', () => {
    const runDeadline = 20 + defaultPolicies.runTimeoutMs;
    const { core, turn, image } = story;
    spec
      .given(...onBot)
      .when(start(), { now: 20, facts })
      .then({ type: 'RunStarted', data: { ...core, ...turn, image, startedAt: 20, runDeadline } });
  });

  it('I9 a repeated acknowledgement changes nothing', () => {
    spec
      .given(...running)
      .when(start(), { facts })
      .then();
    spec
      .given(...story.cancelling)
      .when(start(), { facts })
      .then();
  });

  it('I1 only the bot that has the run, in the turn that it has it, may start it', () => {
    spec
      .given(...onBot)
      .when(start(otherTurn), { facts })
      .thenRejected('run-not-yours');
    spec
      .given(...onBot)
      .when(start({ ...story.turn, claim: 2 }), { facts })
      .thenRejected('run-not-yours');
    spec
      .given(...running)
      .when(start(otherTurn), { facts })
      .thenRejected('run-not-yours');
  });

  it('I2 a late acknowledgement counts until the run was taken back, and not after', () => {
    spec
      .given(...onBot)
      .when(start(), { now: story.ACKNOWLEDGE_DEADLINE + 5, facts })
      .thenTypes('RunStarted');
    spec
      .given(...onBot, story.returned)
      .when(start(), { facts })
      .thenRejected('run-not-yours');
  });

  it('P2 a run cancelled before it was acknowledged never starts', () =>
    spec
      .given(...onBot, cancelled)
      .when(start(), { facts })
      .thenRejected('run-already-ended'));
});
