import { Readable } from 'node:stream';
import { expect, it } from '@jest/globals';
import { secretValue } from './secret-value.js';

const piped = (...chunks: readonly string[]) => Readable.from(chunks) as unknown as NodeJS.ReadStream;

it.each([
  [['s3cr3t\n'], 's3cr3t'],
  [['s3c', 'r3t\r\n'], 's3cr3t'],
  [['two\nlines\n\n'], 'two\nlines\n'],
  [[' blanks stay '], ' blanks stay '],
])('a secret is what was piped in, without the last line end', async (chunks, value) =>
  expect(await secretValue('Value: ', piped(...chunks))).toBe(value),
);

it.each(['', '\n'])('nothing is no secret', async (nothing) => {
  await expect(secretValue('Value: ', piped(nothing))).rejects.toThrow('No value was given');
});
