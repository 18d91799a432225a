import { describe, it } from '@jest/globals';
import { sagaSpec } from '#kernel/testing/fold-spec.js';
import { botDeleted, botLost } from '../../test/support/events/bot-events.js';
import { runAssigned, runFailed, runReturned, runSucceeded } from '../../test/support/events/run-events.js';
import { lostBotRun } from './lost-bot-run.saga.js';

const loseRun = (runId = 'run-1') =>
  ({ type: 'LoseRun', data: { environmentId: 'default', runId, botId: 'bot-1' } }) as const;

describe('lost-bot-run', () => {
  it('takes the run off a bot that was lost, at once', () =>
    sagaSpec(lostBotRun)
      .given(runAssigned(), botLost({ lostAt: 350 }))
      .thenWants('bot-1', { at: 350, command: loseRun() }));

  it('takes off a run whose assignment crossed the loss', () =>
    sagaSpec(lostBotRun)
      .given(botLost({ lostAt: 350, runId: null }), runAssigned())
      .thenWants('bot-1', { at: 350, command: loseRun() }));

  it('takes off every run, one after the other', () =>
    sagaSpec(lostBotRun)
      .given(runAssigned(), runAssigned({ runId: 'run-2', claim: 2 }), botLost(), runReturned())
      .thenWants('bot-1', { at: 350, command: loseRun('run-2') }));

  it('wants nothing while the bot is there', () => sagaSpec(lostBotRun).given(runAssigned()).thenWantsNothing('bot-1'));

  it('wants nothing of a bot that was lost after its run had ended', () =>
    sagaSpec(lostBotRun).given(runAssigned(), runSucceeded(), botLost()).thenWantsNothing('bot-1'));

  it('is over when the run has left a bot in service', () =>
    sagaSpec(lostBotRun).given(runAssigned(), runSucceeded()).thenIsOver('bot-1'));

  it('is over when a lost bot without runs is gone', () =>
    sagaSpec(lostBotRun)
      .given(runAssigned(), botLost(), runFailed({ code: 'BotLost' }), botDeleted())
      .thenIsOver('bot-1'));

  it('takes a run off a bot that is gone, then is over', () => {
    const gone = [runAssigned(), botDeleted({ deletedAt: 950 })] as const;
    sagaSpec(lostBotRun)
      .given(...gone)
      .thenWants('bot-1', { at: 950, command: loseRun() });
    sagaSpec(lostBotRun)
      .given(...gone, runReturned({ reason: 'botLost' }))
      .thenIsOver('bot-1');
  });
});
