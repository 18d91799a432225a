import { expect, it } from '@jest/globals';
import { MAX_ADD_ONS } from '#domain/hosted-groups/assign-add-ons.js';
import { settingsSchema } from '#protocol/server-settings.js';
import { readSettings } from './settings.js';

it('S10 a server may begin with as many add-ons as an environment may have', () =>
  expect(settingsSchema.properties.capacity.maximum).toBe(MAX_ADD_ONS));

it('names proxies by address or network, and refuses what is neither', () => {
  const proxies = (text: string) => readSettings({ HOSTLER_TRUSTED_PROXIES: text }).trustedProxies;
  for (const text of ['127.0.0.1', '10.0.0.0/8, ::1, fd00::/8']) expect(proxies(text)).toBe(text);
  for (const text of ['proxy', '10.0.0.0/33', '10.0.0.1/8/8', '127.0.0.1,', '::1/-1'])
    expect(() => proxies(text)).toThrow('HOSTLER_TRUSTED_PROXIES must match');
});
