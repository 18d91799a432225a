import { expect, it } from '@jest/globals';
import { MAX_ADD_ONS } from '#domain/hosted-groups/assign-add-ons.js';
import { settingsSchema } from '#protocol/server-settings.js';

it('S10 a server may begin with as many add-ons as an environment may have', () =>
  expect(settingsSchema.properties.capacity.maximum).toBe(MAX_ADD_ONS));
