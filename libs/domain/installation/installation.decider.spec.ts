import { describe, it } from '@jest/globals';
import { specFor } from '#kernel/testing/spec-for.js';
import { installationDecider } from './installation.decider.js';

const poison = { runner: 'runs', version: 1, key: 'a run', eventId: 'an event', position: '0000000000000007' };

describe('the installation', () => {
  it('I12 records that a row goes on without a poison event', () =>
    specFor(installationDecider)
      .given()
      .when({ type: 'SkipPoisonEvent', data: poison })
      .then({ type: 'PoisonEventSkipped', data: poison }));

  it('I12 records it once', () =>
    specFor(installationDecider)
      .given({ type: 'PoisonEventSkipped', data: poison })
      .when({ type: 'SkipPoisonEvent', data: poison })
      .then());

  it('I12 leaves the event in for another version of the projection', () =>
    specFor(installationDecider)
      .given({ type: 'PoisonEventSkipped', data: poison })
      .when({ type: 'SkipPoisonEvent', data: { ...poison, version: 2 } })
      .thenTypes('PoisonEventSkipped'));
});
