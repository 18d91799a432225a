import { describe, it } from '@jest/globals';
import { projectionSpec } from '#kernel/testing/fold-spec.js';
import { botProvisioningErrorOccurred, botProvisioningFailed } from '../../test/support/events/bot-events.js';
import { provisioningErrors } from './provisioning-errors.projection.js';

describe('provisioning-errors', () => {
  it('S75 X10 X16 shows from the first failure on, with the time of the next attempt', () =>
    projectionSpec(provisioningErrors)
      .given(botProvisioningErrorOccurred({ occurredAt: 40, retryAt: 60 }))
      .thenRow('bot-1:40', { errorClass: 'capacity', code: 'AllocationFailed', retryAt: 60, givenUp: false }));

  it('shows each failure of a bot', () => {
    const twice = [
      botProvisioningErrorOccurred({ occurredAt: 40, retryAt: 60 }),
      botProvisioningErrorOccurred({ occurredAt: 80, code: 'QuotaExceeded', errorClass: 'quota', retryAt: 120 }),
    ] as const;
    projectionSpec(provisioningErrors)
      .given(...twice)
      .thenRow('bot-1:40', { code: 'AllocationFailed' });
    projectionSpec(provisioningErrors)
      .given(...twice)
      .thenRow('bot-1:80', { code: 'QuotaExceeded' });
  });

  it('X10 the failure that gives the bot up is one row', () =>
    projectionSpec(provisioningErrors)
      .given(
        botProvisioningErrorOccurred({ occurredAt: 600, retryAt: null, code: 'ProvisioningTimedOut' }),
        botProvisioningFailed({ failedAt: 600, code: 'ProvisioningTimedOut' }),
      )
      .then({
        'bot-1:600': {
          environmentId: 'default',
          groupId: 'group-1',
          botId: 'bot-1',
          image: { imageId: 'image-1', version: 1 },
          errorClass: 'timeout',
          code: 'ProvisioningTimedOut',
          occurredAt: 600,
          retryAt: null,
          givenUp: true,
        },
      }));
});
