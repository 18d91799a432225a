import { describe, it } from '@jest/globals';
import { specFor } from '#kernel/testing/spec-for.js';
import { defaultPolicies } from '../environment/policies.js';
import { runDecider } from './run.decider.js';
import type { RunEvent } from './run.events.js';
import * as story from './testing/run-story.js';
import { cancel, cancelling, complete, facts, onBot, otherTurn, running, waiting } from './testing/run-story.js';

const spec = specFor(runDecider);
const byPerson = { reason: 'person', requestedBy: 'subject-2', commentId: 'comment-1' } as const;
const success: RunEvent = {
  type: 'RunSucceeded',
  data: { ...story.endOnBot(60), outputsId: 'outputs-1', outputsBytes: 12 },
};
const cancelledWhenAsked: RunEvent = {
  type: 'RunCancelled',
  data: { ...story.endOnBot(60, 'cancelling'), ...byPerson },
};

describe('CompleteRun', () => {
  it('P3 P4 a flow that ends well succeeds, with its outputs by reference', () =>
    spec
      .given(...running)
      .when(complete(story.succeeded), { now: 60, facts })
      .then(success));

  it('P3 a flow that ends badly fails, with a stable code', () =>
    spec
      .given(...running)
      .when(complete(story.flowFailed), { now: 60, facts })
      .then({ type: 'RunFailed', data: { ...story.endOnBot(60), code: 'FlowFailed', exitCode: 3, signal: null } }));

  it('I9 said again, it changes nothing, whatever is said', () => {
    spec
      .given(...running, success)
      .when(complete(story.succeeded), { facts })
      .then();
    spec
      .given(...running, success)
      .when(complete(story.flowFailed), { facts })
      .then();
  });

  it('I1 only the bot that has the run may say how it ended', () => {
    for (const before of [onBot, running, cancelling, [...running, success]]) {
      spec
        .given(...before)
        .when(complete(story.succeeded, otherTurn), { facts })
        .thenRejected('run-not-yours');
    }
    spec
      .given(...running)
      .when(complete(story.succeeded, { ...story.turn, claim: 2 }), { facts })
      .thenRejected('run-not-yours');
    spec
      .given(...onBot, story.returned)
      .when(complete(story.succeeded), { facts })
      .thenRejected('run-not-yours');
    spec.given().when(complete(story.succeeded), { facts }).thenRejected('run-not-found');
  });

  it('I2 what was not started can not have ended', () =>
    spec
      .given(...onBot)
      .when(complete(story.succeeded), { facts })
      .thenRejected('run-not-started'));

  it('S63 a bot whose clock is fast is told that there is time left', () => {
    const late = complete({ kind: 'timedOut' });
    spec
      .given(...running)
      .when(late, { now: story.RUN_DEADLINE - 1, facts })
      .thenRejected('too-early');
    spec
      .given(...running)
      .when(late, { now: story.RUN_DEADLINE, facts })
      .thenTypes('RunTimedOut');
  });

  it('P2 while it is cancelled, a flow may still succeed; anything else is the cancellation', () => {
    spec
      .given(...cancelling)
      .when(complete(story.succeeded), { now: 60, facts })
      .thenTypes('RunSucceeded');
    spec
      .given(...cancelling)
      .when(complete({ kind: 'cancelled' }), { now: 60, facts })
      .then(cancelledWhenAsked);
    spec
      .given(...cancelling)
      .when(complete(story.flowFailed), { now: 60, facts })
      .then(cancelledWhenAsked);
  });

  it('I1 an agent that ended its flow unasked had lost its lease', () =>
    spec
      .given(...running)
      .when(complete({ kind: 'cancelled' }), { now: 60, facts })
      .then({ type: 'RunFailed', data: { ...story.endOnBot(60), code: 'LeaseLost', exitCode: null, signal: null } }));
});

describe('CancelRun', () => {
  it('P2 a waiting run is cancelled at once, and was no activity of its group', () =>
    spec
      .given(...waiting)
      .when(cancel(), { now: 50, facts })
      .then({ type: 'RunCancelled', data: { ...story.endInQueue(50), ...byPerson } }));

  it('P2 so is one whose bot has not acknowledged: its flow never starts', () => {
    const { image } = story;
    const end = { ...story.endInQueue(15), left: 'assigned', botId: 'bot-1', image } as const;
    spec
      .given(...onBot)
      .when(cancel(), { now: 15, facts })
      .then({ type: 'RunCancelled', data: { ...end, ...byPerson } });
  });

  it('P2 a running one is asked to end, and forced to after 30 s', () => {
    const { core, turn, image } = story;
    const { requestedBy, commentId } = byPerson;
    const forceAt = 50 + defaultPolicies.cancelGraceMs;
    const data = { ...core, ...turn, image, startedAt: 20, requestedAt: 50, requestedBy, forceAt, commentId };
    spec
      .given(...running)
      .when(cancel(), { now: 50, facts })
      .then({ type: 'RunCancellationRequested', data });
  });

  it('I8 asked again, nothing more happens', () => {
    spec
      .given(...cancelling)
      .when(cancel(), { facts })
      .then();
    spec
      .given(...cancelling, cancelledWhenAsked)
      .when(cancel(), { facts })
      .then();
  });

  it('X13 a group or connection that goes away lets its running runs finish, and its waiting ones go', () => {
    for (const reason of ['groupDeleted', 'connectionDeleted'] as const) {
      spec
        .given(...running)
        .when(cancel(reason), { facts })
        .then();
      spec
        .given(...waiting)
        .when(cancel(reason), { facts })
        .thenTypes('RunCancelled');
    }
  });

  it('I2 what has ended otherwise can not be cancelled', () => {
    spec
      .given(...running, success)
      .when(cancel(), { facts })
      .thenRejected('run-already-ended');
    spec.given().when(cancel(), { facts }).thenRejected('run-not-found');
  });
});
