import { describe, it } from '@jest/globals';
import { specFor } from '#kernel/testing/spec-for.js';
import { runDecider } from './run.decider.js';
import * as story from './testing/run-story.js';
import { facts, giveBack, lose, onBot, otherTurn, running, waiting } from './testing/run-story.js';

const spec = specFor(runDecider);

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
