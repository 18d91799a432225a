import { describe, expect, it } from '@jest/globals';
import { changeOf } from './connection-change.js';

const account = { name: 'Clerk', kind: 'account' } as const;
const form = { name: 'Clerk', username: '', password: '' };

describe('S122 an edit of a connection', () => {
  it('is nothing while nothing is different', () => {
    expect(changeOf(account, form)).toBeUndefined();
    expect(changeOf(account, { ...form, name: ' Clerk ' })).toBeUndefined();
    expect(changeOf(account, { ...form, name: ' ' })).toBeUndefined();
  });
  it('needs both user name and password, or neither', () => {
    expect(changeOf(account, { ...form, name: 'Other', username: 'clerk' })).toBeUndefined();
    expect(changeOf(account, { ...form, password: 'sesame' })).toBeUndefined();
    expect(changeOf(account, { ...form, name: 'Other' })).toEqual({ name: 'Other' });
    expect(changeOf(account, { ...form, username: 'clerk', password: 'sesame' })).toEqual({
      username: 'clerk',
      password: 'sesame',
    });
  });
  it('X20 gives no account to what runs as the agent itself', () =>
    expect(changeOf({ name: 'Clerk', kind: 'agentAccount' }, { ...form, username: 'clerk', password: 'x' })).toBe(
      undefined,
    ));
});
