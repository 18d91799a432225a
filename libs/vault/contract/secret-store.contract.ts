import { beforeEach, describe, expect, it } from '@jest/globals';
import { SECRET_LIMIT_BYTES, UnfitSecret } from '../fit-secret.js';
import type { SecretStore } from '../ports.js';
import { oddTexts } from './odd-texts.js';

/** What every secret store keeps to. `open` gives an empty one. */
export function secretStoreContract(open: () => Promise<SecretStore>): void {
  describe('as a secret store', () => {
    let store: SecretStore;
    beforeEach(async () => {
      store = await open();
    });

    it('gives back what was put', async () => {
      await store.put('connection/c1.password', 'open sesame');
      expect(await store.get('connection/c1.password')).toBe('open sesame');
    });

    it('knows nothing of a reference that was never put', async () => {
      expect(await store.get('connection/c2')).toBeUndefined();
    });

    it('keeps the later of two values', async () => {
      await store.put('a', 'first');
      await store.put('a', 'second');
      expect(await store.get('a')).toBe('second');
    });

    it('keeps the first of two values, if asked to', async () => {
      expect(await store.keepFirst('a', 'first')).toBe('first');
      expect(await store.keepFirst('a', 'second')).toBe('first');
      expect(await store.get('a')).toBe('first');
      await expect(store.keepFirst('No', 'value')).rejects.toThrow(UnfitSecret);
    });

    it('gives one first value to all who ask at once', async () => {
      const asked = Array.from({ length: 20 }, (_, index) => store.keepFirst('same', `value ${index}`));
      expect(new Set(await Promise.all(asked))).toEqual(new Set([await store.get('same')]));
    });

    it('forgets what is removed, and removes what is not there', async () => {
      await store.put('a', 'value');
      await store.remove('a');
      await store.remove('a');
      expect(await store.get('a')).toBeUndefined();
    });

    it.each(oddTexts)('keeps %j to the character', async (text) => {
      await store.put('odd', text);
      expect(await store.get('odd')).toBe(text);
    });

    it('lists references by prefix, in order, where % and _ mean themselves', async () => {
      for (const reference of ['b/2', 'a', 'b/1', 'b-1', 'bb']) await store.put(reference, 'value');
      expect(await store.list('b/')).toEqual(['b/1', 'b/2']);
      expect(await store.list('')).toEqual(['a', 'b-1', 'b/1', 'b/2', 'bb']);
      expect(await store.list('%')).toEqual([]);
      expect(await store.list('_')).toEqual([]);
    });

    it('takes values of 64 KiB and no longer ones', async () => {
      const longest = 'ü'.repeat(SECRET_LIMIT_BYTES / 2);
      await store.put('long', longest);
      expect(await store.get('long')).toBe(longest);
      await expect(store.put('long', `${longest}x`)).rejects.toThrow(UnfitSecret);
      expect(await store.get('long')).toBe(longest);
    });

    it.each(['', 'Upper', 'blank here', '-first', "quote'", 'nul\u0000', 'a'.repeat(301)])(
      'refuses the reference %j',
      async (reference) => {
        await expect(store.put(reference, 'value')).rejects.toThrow(UnfitSecret);
      },
    );

    it('names no value in a refusal', async () => {
      await expect(store.put('No', 'planted-marker')).rejects.not.toThrow('planted-marker');
    });

    it('stays whole when many put at once', async () => {
      const values = Array.from({ length: 20 }, (_, index) => `value ${index}`);
      await Promise.all(values.map((value) => store.put('same', value)));
      expect(values).toContain(await store.get('same'));
    });
  });
}
