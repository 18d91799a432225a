import { expect, it } from '@jest/globals';
import { SealBroken } from '#vault/ports.js';
import { memoryVault } from '#vault/memory/memory-vault.js';
import { credentialOf } from './credential-of.js';
import { credentialReference } from './references.js';

it('X20 a credential is there, gone, or not needed', async () => {
  const { secrets } = memoryVault();
  await secrets.put(credentialReference('c1'), '{}');
  expect(await credentialOf(secrets, 'c1')).toBe('there');
  expect(await credentialOf(secrets, 'c2')).toBe('gone');
  expect(await credentialOf(secrets, null)).toBe('notNeeded');
});

it('X20 a credential sealed with another key is as good as gone; any other failure is not hidden', async () => {
  const failing = (error: Error) => ({ get: () => Promise.reject(error) });
  expect(await credentialOf(failing(new SealBroken('other key')), 'c1')).toBe('gone');
  await expect(credentialOf(failing(new Error('no connection')), 'c1')).rejects.toThrow('no connection');
});
