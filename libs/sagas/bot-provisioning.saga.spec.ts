import { describe, it } from '@jest/globals';
import { sagaSpec } from '#kernel/testing/fold-spec.js';
import {
  botDeleted,
  botEnrolled,
  botLost,
  botProvisioningErrorOccurred,
  botProvisioningFailed,
  botRequested,
  botRetired,
} from '../../test/support/events/bot-events.js';
import { slotReleased, slotReserved } from '../../test/support/events/group-events.js';
import { botProvisioning } from './bot-provisioning.saga.js';

const bot = { environmentId: 'default', groupId: 'group-1', botId: 'bot-1' };
const expireProvisioning = {
  type: 'ExpireProvisioning',
  data: { environmentId: 'default', botId: 'bot-1' },
} as const;

describe('bot-provisioning', () => {
  it('S47 requests a bot for a reserved slot, at once', () =>
    sagaSpec(botProvisioning)
      .given(slotReserved({ reservedAt: 10 }))
      .thenWants('bot-1', { at: 10, command: { type: 'RequestBot', data: bot } }));

  it('X10 gives a bot up that has not enrolled by its deadline', () =>
    sagaSpec(botProvisioning)
      .given(slotReserved(), botRequested({ provisioningDeadline: 600 }))
      .thenWants('bot-1', { at: 600, command: expireProvisioning }));

  it('X10 X16 an error that is retried moves no deadline', () =>
    sagaSpec(botProvisioning)
      .given(slotReserved(), botRequested({ provisioningDeadline: 600 }), botProvisioningErrorOccurred())
      .thenWants('bot-1', { at: 600, command: expireProvisioning }));

  it.each([botEnrolled(), botProvisioningFailed(), botRetired(), botLost()])('wants nothing after $type', (event) =>
    sagaSpec(botProvisioning).given(slotReserved(), botRequested(), event).thenWantsNothing('bot-1'),
  );

  it('X10 releases the slot when the bot is known to be gone', () =>
    sagaSpec(botProvisioning)
      .given(slotReserved(), botRequested(), botEnrolled(), botRetired(), botDeleted({ deletedAt: 950 }))
      .thenWants('bot-1', { at: 950, command: { type: 'ReleaseSlot', data: bot } }));

  it('is over when the slot is released', () =>
    sagaSpec(botProvisioning)
      .given(slotReserved(), botRequested(), botRetired(), botDeleted(), slotReleased())
      .thenIsOver('bot-1'));

  it('does not begin anew for a bot whose slot is released', () =>
    sagaSpec(botProvisioning).given(slotReserved(), slotReleased(), botRequested(), botDeleted()).thenIsOver('bot-1'));
});
