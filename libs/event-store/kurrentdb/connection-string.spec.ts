import { describe, expect, it } from '@jest/globals';
import { readConnectionString, UnfitConnectionString } from './connection-string.js';

describe('the connection string of an event store', () => {
  it.each([
    ['kurrentdb://127.0.0.1:2113?tls=false', 'kurrentdb://127.0.0.1:2113?tls=false'],
    ['esdb://host', 'kurrentdb://host'],
    [
      'esdb+discover://cluster.example:2113/?nodePreference=leader',
      'kurrentdb+discover://cluster.example:2113?nodePreference=leader',
    ],
    [
      'kurrentdb://a?node-preference=leader&TLS_CA_FILE=ca.crt',
      'kurrentdb://a?node-preference=leader&TLS_CA_FILE=ca.crt',
    ],
    ['kurrentdb://admin:s%40fe@a:1,b:2,c:3?tls=true', 'kurrentdb://admin:s%40fe@a:1,b:2,c:3?tls=true'],
  ])('%s is understood', (text, forClient) => {
    expect(readConnectionString(text).forClient).toBe(forClient);
  });

  it('is shown without user and password', () => {
    expect(readConnectionString('esdb://admin:geheim@a:1,b:2?tls=false').shown).toBe('kurrentdb://a:1,b:2');
  });

  it.each([
    'http://admin:geheim@host:2113',
    'esdb://admin:geheim@host:port',
    'esdb://admin:geheim@host:70000',
    'esdb://geheim@host',
    'esdb://admin:geheim@',
    'esdb://admin:geheim@host?tls',
    'esdb://admin:geheim@host?throwOnAppendFailure=false',
    'esdb://admin:geheim@host?keep_alive_timeout=10',
    'esdb://admin:geheim@host?tsl=false',
    'esdb://admin:12?geheim=x@host',
  ])('is refused, and not repeated, where it does not fit: %s', (text) => {
    expect(() => readConnectionString(text)).toThrow(UnfitConnectionString);
    expect(() => readConnectionString(text)).not.toThrow(/geheim/);
  });
});
