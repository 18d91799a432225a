import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { findServer } from './find-server.js';

describe('which server is meant', () => {
  const data = mkdtempSync(join(tmpdir(), 'hostler credentials '));
  const found = { url: 'http://127.0.0.1:7400', key: 'hst_key_found' };
  writeFileSync(join(data, 'credentials'), JSON.stringify({ ...found, pid: 1 }));
  afterAll(() => rmSync(data, { recursive: true }));

  it('is the one of the data folder, unless a variable or an option names another', () => {
    expect(findServer({ data }, {})).toEqual(found);
    expect(findServer({}, { HOSTLER_DATA: data })).toEqual(found);
    expect(findServer({ data, url: 'https://b/', key: 'o' }, { HOSTLER_URL: 'https://a' })).toEqual({
      url: 'https://b',
      key: 'o',
    });
    expect(findServer({ data }, { HOSTLER_URL: 'https://a', HOSTLER_KEY: 'k' })).toEqual({
      url: 'https://a',
      key: 'k',
    });
  });

  it('never gets a key that was found for another', () => {
    expect(() => findServer({ data, url: 'https://elsewhere' }, {})).toThrow('No key for https://elsewhere');
  });

  it('is nobody where nothing was started', () => {
    expect(() => findServer({ data: join(data, 'none') }, {})).toThrow('start a server with "hostler up"');
    expect(() => findServer({ data, url: 'localhost:7400' }, {})).toThrow('is no address');
  });
});
