import { describe, it } from '@jest/globals';
import { projectionSpec } from '#kernel/testing/fold-spec.js';
import {
  botDeleted,
  botEnrolled,
  botLost,
  botProvisioningErrorOccurred,
  botProvisioningFailed,
  botRequested,
  botRetired,
} from '../../test/support/events/bot-events.js';
import { machine } from './machine.effect.js';

const bot = { environmentId: 'default', groupId: 'group-1', botId: 'bot-1' };
const wished = { ...bot, present: true, image: { imageId: 'image-1', version: 1 }, sessionReuse: true } as const;

describe('machine', () => {
  it('S2 S40 a requested bot gets a machine from its group’s image, with its session option', () =>
    projectionSpec(machine)
      .given(botRequested({ sessionReuse: true }))
      .then({ 'bot-1': wished }));

  it.each([botProvisioningErrorOccurred(), botEnrolled()])('S52 the machine stays after $type', (event) =>
    projectionSpec(machine)
      .given(botRequested({ sessionReuse: true }), event)
      .then({ 'bot-1': wished }),
  );

  it.each([botProvisioningFailed(), botRetired(), botLost()])('S52 X10 the machine goes after $type', (event) =>
    projectionSpec(machine)
      .given(botRequested(), event)
      .then({ 'bot-1': { ...bot, present: false } }),
  );

  it('nothing is wished of a bot that is gone', () =>
    projectionSpec(machine).given(botRequested(), botRetired(), botDeleted()).then({}));
});
