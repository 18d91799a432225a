import { describe, it } from '@jest/globals';
import { specFor } from '#kernel/testing/spec-for.js';
import { runDecider } from './run.decider.js';
import type { RunEvent } from './run.events.js';
import * as story from './testing/run-story.js';
import { expire, facts, onBot, running, waiting } from './testing/run-story.js';

const spec = specFor(runDecider);

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
