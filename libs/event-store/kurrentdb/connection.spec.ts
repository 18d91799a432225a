import { describe, expect, it } from '@jest/globals';
import { UnfitConnectionString } from './connection-string.js';
import { Connection } from './connection.js';

describe('an address whose settings the client refuses', () => {
  it.each([
    'tlsCaFile=/nowhere/ca.crt',
    'userCertFile=/nowhere/a.crt&userKeyFile=/nowhere/a.key',
    'nodePreference=odd',
  ])('is refused with what to look at, and without the password: %s', (settings) => {
    const open = () => new Connection(`esdb://admin:geheim@127.0.0.1:2113?${settings}`);
    expect(open).toThrow(UnfitConnectionString);
    expect(open).toThrow(/^a setting of the event store .* such as tlsCaFile, can be read/);
  });
});
