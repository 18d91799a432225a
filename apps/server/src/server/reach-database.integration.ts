import { expect, it } from '@jest/globals';
import { CannotStart } from '../embedded/cannot-start.js';
import { reachDatabase } from './reach-database.js';

const database = process.env['TEST_DATABASE_URL'] ?? '';

const changed = (change: (url: URL) => void): string => {
  const url = new URL(database);
  change(url);
  return url.href;
};

it('goes on with a database that answers', async () => {
  await expect(reachDatabase(database)).resolves.toBeUndefined();
});

it.each([
  ['does not answer', () => changed((url) => (url.port = '1')), 'does not answer (ECONNREFUSED): start it'],
  ['lets nobody of that name in', () => changed((url) => (url.username = 'm4rker')), 'does not let this user in'],
  ['does not exist', () => changed((url) => (url.pathname = '/m4rker')), 'create it, or correct the name'],
])('says what to do about a database that %s, and nothing of its address', async (_, url, sentence) => {
  const refused = await reachDatabase(url()).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(CannotStart);
  expect(String(refused)).toContain(sentence);
  expect(String(refused)).not.toContain('m4rker');
});
