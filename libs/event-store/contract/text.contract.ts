import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { NewEvent } from '#kernel/message.js';
import { MAX_BYTES_PER_APPEND, NO_STREAM, UnfitEvent } from '../event-store.js';
import type { Note, StoreUnderTest } from './contract-case.js';
import { freshStream, note } from './contract-case.js';

const KEPT: readonly (readonly [string, string])[] = [
  ['an empty object', '{}'],
  ['empty strings, also as a key', '{"":"","empty":[]}'],
  ['characters beyond the basic plane', '{"𝒳":"𝒳 👩‍👩‍👧 \u{10FFFF}"}'],
  ['noncharacters and a byte order mark', '{"text":"\uFEFF\uFFFE\uFFFF"}'],
  ['line and paragraph separators', '{"text":"a\u2028b\u2029c"}'],
  ['control characters', '{"text":"\\u0001\\u0002\\b\\t\\n\\f\\r\\u001f\u007f\u0085"}'],
  ['the text of an escape', String.raw`{"text":"\\u0000 \\ud800 \\\\u0000"}`],
  ['quotes and backslashes at the end', String.raw`{"text":"\"\\"}`],
  ['keys in an order of their own', '{"b":1,"a":{"d":2,"c":3}}'],
  ['a key that is a trap', '{"__proto__":{"polluted":true},"constructor":1}'],
  ['decomposed characters, as they came', '{"text":"e\u0301 \u00e9"}'],
  ['large and small numbers', '{"n":[9007199254740991,-9007199254740991,1.5e-7,0.1]}'],
  ['700 KB of text', JSON.stringify({ text: 'ä'.repeat(350_000) })],
];

const NUL = { text: 'a\0b' };
const UNFIT: readonly (readonly [string, Partial<NewEvent<Note>>, UnfitEvent['reason']])[] = [
  ['NUL in a value', { data: NUL }, 'nul-character'],
  ['NUL in a key', { data: { 'a\0': 1 } }, 'nul-character'],
  ['NUL in metadata', { metadata: { ...note().metadata, actor: '\0' } }, 'nul-character'],
  ['a lone high surrogate', { data: { text: '\ud800' } }, 'lone-surrogate'],
  ['a lone low surrogate behind a backslash', { data: { text: '\\\udfff' } }, 'lone-surrogate'],
  ['data that is not JSON', { data: { n: 1n } }, 'not-json'],
  ['an id that is no UUID', { id: 'first' }, 'unfit-id'],
];

const UNFIT_NAMES: readonly (readonly [string, string, UnfitEvent['reason']])[] = [
  ['nothing', '', 'unfit-name'],
  ['a control character', 'a\u0001b', 'unfit-name'],
  ['NUL', 'a\0b', 'nul-character'],
  ['a lone surrogate', 'a\udc00b', 'lone-surrogate'],
  ['more than an index can carry', 's'.repeat(4_000), 'unfit-name'],
];

export function textContract(store: StoreUnderTest): void {
  /** What was appended and what is read, as text: compared to the byte, order of keys included. */
  async function roundTrip(data: Note['data']): Promise<string> {
    const stream = freshStream();
    const appended = await store().append(stream, [note(data)], NO_STREAM);
    const read = JSON.stringify((await store().read(stream))[0]?.data);
    expect(JSON.stringify(appended.events[0]?.data)).toBe(read);
    return read;
  }

  describe('odd text', () => {
    it.each(KEPT)('keeps %s to the byte', async (_, text) => {
      expect(await roundTrip(JSON.parse(text) as Note['data'])).toBe(text);
    });

    it('keeps any JSON to the byte, or refuses it', () =>
      fc.assert(
        fc.asyncProperty(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), async (data) => {
          const read = await roundTrip(data).catch((error: unknown) => expect(error).toBeInstanceOf(UnfitEvent));
          if (read !== undefined) expect(read).toBe(JSON.stringify(data));
        }),
        { numRuns: 50 },
      ));

    it.each(UNFIT)('refuses %s alone, while others go through', async (_, part, reason) => {
      const stream = freshStream();
      const others = Array.from({ length: 10 }, () => store().append(freshStream(), [note()], NO_STREAM));
      const refused = store().append(stream, [note(), { ...note(), ...part }], NO_STREAM);
      await expect(refused).rejects.toMatchObject({ name: 'UnfitEvent', reason });
      for (const { revision } of await Promise.all(others)) expect(revision).toBe(0);
      expect(await store().read(stream)).toEqual([]);
    });

    it.each(UNFIT_NAMES)('refuses %s as the name of a stream and of a type', async (_, name, reason) => {
      const unfit = { name: 'UnfitEvent', reason };
      await expect(store().append(name, [note()], NO_STREAM)).rejects.toMatchObject(unfit);
      const typed: NewEvent = { ...note(), type: name };
      await expect(store().append(freshStream(), [typed], NO_STREAM)).rejects.toMatchObject(unfit);
    });

    it('keeps odd names of streams and types', async () => {
      const stream = `𝒳 'quoted' "%_\\{},NULL ${freshStream()}`;
      const typed: NewEvent = { ...note(), type: 'NULL' };
      await store().append(stream, [typed], NO_STREAM);
      expect((await store().read(stream))[0]).toMatchObject({ stream, type: 'NULL' });
    });

    it('refuses more bytes than an append may have, counted as UTF-8 over all its events', async () => {
      const half = () => note({ text: 'ä'.repeat(MAX_BYTES_PER_APPEND / 4) });
      const stream = freshStream();
      const refused = store().append(stream, [half(), half()], NO_STREAM);
      await expect(refused).rejects.toMatchObject({ name: 'UnfitEvent', reason: 'too-many-bytes' });
      expect((await store().append(stream, [half()], NO_STREAM)).revision).toBe(0);
    });
  });
}
