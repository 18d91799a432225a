import { expect, it } from '@jest/globals';
import { memoryVault } from '#vault/memory/memory-vault.js';
import type { SecretStore } from '#vault/ports.js';
import { digestKeyFrom } from '../api/http/digest-key.js';
import { AgentTokens } from './agent-tokens.js';

const bot = { botId: 'bot', environmentId: 'default', groupId: 'group' };

/** What a server sees that looked before the other one wrote, and goes on after it. */
function lookedBefore(secrets: SecretStore, other: Promise<unknown>): SecretStore {
  return Object.assign(Object.create(secrets) as SecretStore, {
    get: async (reference: string) => {
      const value = await secrets.get(reference);
      await other;
      return value;
    },
  });
}

it('signs by the same key on two servers that start for the first time at once', async () => {
  const { secrets } = memoryVault();
  const one = AgentTokens.open(secrets);
  const other = await AgentTokens.open(lookedBefore(secrets, one));
  expect(await other.checkAccess(await (await one).accessToken(bot))).toMatchObject(bot);
});

it('tells a repeated request by the same key on two such servers', async () => {
  const { secrets } = memoryVault();
  const one = digestKeyFrom(secrets);
  expect(await digestKeyFrom(lookedBefore(secrets, one))).toBe(await one);
});
