import { describe, expect, it, jest } from '@jest/globals';
import type { Api } from '../client/api.js';
import { idOf } from './things.js';

const withGroups = (...items: readonly object[]): Api => ({ list: jest.fn(async () => items) }) as unknown as Api;

describe('a thing by its name', () => {
  it('is found whatever the case, and only by the whole name', async () => {
    const api = withGroups({ groupId: '1', name: 'Invoices', status: 'active' }, { groupId: '2', name: 'Invoices 2' });
    expect(await idOf(api, 'default', 'group', ' invoices')).toBe('1');
  });

  it('is the living one where a deleted one had the same name', async () => {
    const api = withGroups(
      { groupId: '1', name: 'A', status: 'deleted' },
      { groupId: '2', name: 'A', status: 'active' },
    );
    expect(await idOf(api, 'default', 'group', 'A')).toBe('2');
    expect(await idOf(api, 'default', 'group', 'A', 'deleted')).toBe('1');
  });

  it('must be told apart by its id where several are meant', async () => {
    const api = withGroups(
      { groupId: '1', name: 'A', status: 'deleted' },
      { groupId: '2', name: 'a', status: 'deleted' },
    );
    await expect(idOf(api, 'default', 'group', 'A')).rejects.toThrow('give the id, one of 1, 2');
    await expect(idOf(withGroups(), 'default', 'flow', 'A')).rejects.toThrow('There is no flow "A"');
  });

  it('is an id that needs no asking', async () => {
    const api = withGroups();
    expect(await idOf(api, 'default', 'group', '0D5A7F0E-4F0B-5C1B-9F39-6A2E1D2C3B4A')).toBe(
      '0d5a7f0e-4f0b-5c1b-9f39-6a2e1d2c3b4a',
    );
    expect(api.list).not.toHaveBeenCalled();
  });
});
