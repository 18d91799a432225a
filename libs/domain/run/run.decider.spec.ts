import { describe, it } from '@jest/globals';
import { specFor } from '#kernel/testing/spec-for.js';
import { defaultPolicies } from '../environment/policies.js';
import { runDecider } from './run.decider.js';
import type { RunEvent } from './run.events.js';
import * as story from './testing/run-story.js';
import {
  assign,
  expire,
  facts,
  giveBack,
  lose,
  onBot,
  otherTurn,
  running,
  start,
  waiting,
} from './testing/run-story.js';

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

describe('ReturnRun', () => {
  it('takes back what was not acknowledged in time, exactly then, to its old place', () => {
    const now = story.ACKNOWLEDGE_DEADLINE;
    spec
      .given(...onBot)
      .when(giveBack(), { now: now - 1, facts })
      .then();
    spec
      .given(...onBot)
      .when(giveBack(), { now, facts })
      .then(story.returned);
  });

  it('I9 leaves alone what was acknowledged, taken back or given to another', () => {
    const late = { now: story.RUN_DEADLINE, facts };
    spec
      .given(...running)
      .when(giveBack(), late)
      .then();
    spec
      .given(...onBot, story.returned)
      .when(giveBack(), late)
      .then();
    spec
      .given(...onBot)
      .when(giveBack(otherTurn), late)
      .then();
  });
});

describe('LoseRun', () => {
  it('I2 before the start the run goes back to its place', () =>
    spec
      .given(...onBot)
      .when(lose(), { now: 15, facts })
      .thenTypes('RunReturnedToQueue'));

  it('I2 after the start it fails, because a flow that may have acted is never run twice silently', () =>
    spec
      .given(...running)
      .when(lose(), { now: 60, facts })
      .then({
        type: 'RunFailed',
        data: { ...story.endOnBot(60), code: 'BotLost', exitCode: null, signal: null },
      }));

  it('P2 a run that was being cancelled is cancelled', () =>
    spec
      .given(...story.cancelling)
      .when(lose(), { now: 60, facts })
      .thenTypes('RunCancelled'));

  it('I9 the loss of a bot that has not got it changes nothing', () => {
    for (const before of [waiting, onBot, running, story.cancelling]) {
      spec
        .given(...before)
        .when(lose('bot-2'), { facts })
        .then();
    }
  });
});

describe('ExpireRun', () => {
  const timedOut: RunEvent = {
    type: 'RunTimedOut',
    data: { ...story.endInQueue(100), where: 'queue', code: 'NoCandidateMachine', deadline: story.QUEUE_DEADLINE },
  };

  it('S62 ignores a timer that fires early', () =>
    spec
      .given(...waiting)
      .when(expire, { now: story.QUEUE_DEADLINE - 1, facts })
      .then());
  it('S62 a run that waited for three hours times out', () =>
    spec
      .given(...waiting)
      .when(expire, { now: story.QUEUE_DEADLINE, facts })
      .then(timedOut));
  it('I4 a timer that fires twice ends it once', () =>
    spec
      .given(...waiting, timedOut)
      .when(expire, { now: 200, facts })
      .then());
  it('S62 a run that found its bot in time does not expire', () =>
    spec
      .given(...onBot)
      .when(expire, { now: story.QUEUE_DEADLINE, facts })
      .then());
  it('S62 a run that came back after its queue deadline expires at once', () =>
    spec
      .given(...onBot, story.returned)
      .when(expire, { now: 100, facts })
      .then(timedOut));
  it('S63 ignores the timer of a run that has time left', () =>
    spec
      .given(...running)
      .when(expire, { now: story.RUN_DEADLINE - 1, facts })
      .then());
  it('S63 a run that ran for 24 hours times out', () => {
    const now = story.RUN_DEADLINE;
    const data = { ...story.endOnBot(now), where: 'execution', code: 'RunTimedOut', deadline: now } as const;
    spec
      .given(...running)
      .when(expire, { now, facts })
      .then({ type: 'RunTimedOut', data });
  });
  it('P2 who asked for its end gets that answer, even at the deadline', () =>
    spec
      .given(...story.cancelling)
      .when(expire, { now: story.RUN_DEADLINE, facts })
      .thenTypes('RunCancelled'));
});
