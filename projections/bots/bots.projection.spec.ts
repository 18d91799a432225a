import { describe, expect, it } from '@jest/globals';
import { projectionSpec, rowsOf } from '#kernel/testing/fold-spec.js';
import {
  botDeleted,
  botEnrolled,
  botLost,
  botProvisioningFailed,
  botRequested,
  botRetired,
} from '../../test/support/events/bot-events.js';
import { slotReleased, slotReserved } from '../../test/support/events/group-events.js';
import { runAssigned, runFailed, runReturned, runSucceeded } from '../../test/support/events/run-events.js';
import { bots } from './bots.projection.js';

const enrolled = [slotReserved(), botRequested(), botEnrolled()] as const;

describe('bots', () => {
  it('S54 begins as a reserved slot', () =>
    projectionSpec(bots).given(slotReserved()).thenRow('bot-1', { status: 'reserved', reservedAt: 10, image: null }));

  it('X10 is provisioned until its deadline', () =>
    projectionSpec(bots)
      .given(slotReserved(), botRequested())
      .thenRow('bot-1', { status: 'provisioning', requestedAt: 20, provisioningDeadline: 600 }));

  it('X1 is idle from its enrolment on, and again from the end of its run on', () => {
    projectionSpec(bots)
      .given(...enrolled)
      .thenRow('bot-1', { status: 'idle', idleSince: 50, publicKey: 'key' });
    projectionSpec(bots)
      .given(...enrolled, runAssigned(), runSucceeded({ endedAt: 400 }))
      .thenRow('bot-1', { status: 'idle', idleSince: 400, runId: null, runsDone: 1 });
  });

  it('is busy with the run that it was given', () =>
    projectionSpec(bots)
      .given(...enrolled, runAssigned())
      .thenRow('bot-1', { status: 'busy', idleSince: null, runId: 'run-1', claim: 1 }));

  it('a run that went back does not count as done', () =>
    projectionSpec(bots)
      .given(...enrolled, runAssigned(), runReturned({ returnedAt: 230 }))
      .thenRow('bot-1', { status: 'idle', idleSince: 230, runId: null, runsDone: 0 }));

  it('stays busy with its new run when the one before is given up', () =>
    projectionSpec(bots)
      .given(...enrolled, runAssigned(), runAssigned({ runId: 'run-2', claim: 2 }), runReturned())
      .thenRow('bot-1', { status: 'busy', runId: 'run-2', claim: 2 }));

  it.each([
    [botRetired({ reason: 'idle', retiredAt: 900 }), 'idle', 900],
    [botProvisioningFailed({ failedAt: 600 }), 'provisioningFailed', 600],
    [botLost({ lostAt: 350 }), 'lost', 350],
  ] as const)('S55 X10 leaves with the reason: %j', (event, leavingReason, leavingSince) =>
    projectionSpec(bots)
      .given(...enrolled, event)
      .thenRow('bot-1', { status: 'leaving', leavingReason, leavingSince, idleSince: null }),
  );

  it('a lost bot keeps its run until it has left, and does not become idle by it', () => {
    projectionSpec(bots)
      .given(...enrolled, runAssigned(), botLost())
      .thenRow('bot-1', { status: 'leaving', runId: 'run-1' });
    projectionSpec(bots)
      .given(...enrolled, runAssigned(), botLost(), runFailed({ code: 'BotLost' }))
      .thenRow('bot-1', { status: 'leaving', runId: null, idleSince: null });
  });

  it('a run whose assignment crossed the loss does not make the bot busy', () =>
    projectionSpec(bots)
      .given(...enrolled, botLost({ runId: null }), runAssigned())
      .thenRow('bot-1', { status: 'leaving', runId: 'run-1' }));

  it('stays in the list when it is gone', () =>
    projectionSpec(bots)
      .given(...enrolled, botRetired(), botDeleted({ deletedAt: 950 }), slotReleased())
      .thenRow('bot-1', { status: 'deleted', deletedAt: 950, leavingReason: 'idle' }));

  it('a slot whose bot was never requested leaves nothing', () =>
    projectionSpec(bots).given(slotReserved(), slotReleased()).then({}));

  it('refuses a run on a bot that has not enrolled', () => {
    expect(() => rowsOf(bots.on, [slotReserved(), runAssigned()])).toThrow('has not enrolled');
  });
});
