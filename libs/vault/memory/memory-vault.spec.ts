import { describe } from '@jest/globals';
import { vaultContract } from '../contract/vault.contract.js';
import { memoryVault } from './memory-vault.js';

describe('The vault in memory', () => {
  vaultContract(async () => memoryVault());
});
