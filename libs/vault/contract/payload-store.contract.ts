import { beforeEach, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Json } from '#kernel/message.js';
import type { PayloadAbout, PayloadStore } from '../ports.js';
import { oddTexts } from './odd-texts.js';

const input: PayloadAbout = { environmentId: 'e1', kind: 'input', subject: 'run1' };

/** What every payload store keeps to, logs aside. `open` gives an empty one. */
export function payloadStoreContract(open: () => Promise<PayloadStore>): void {
  describe('as a payload store', () => {
    let store: PayloadStore;
    beforeEach(async () => {
      store = await open();
    });

    it('P4 gives back what was put', async () => {
      await store.put('in/run1', input, { rows: [1, 2.5, null, true], by: 'order' });
      expect(await store.get('in/run1')).toEqual({ rows: [1, 2.5, null, true], by: 'order' });
    });

    it('knows nothing of a reference that was never put', async () => {
      expect(await store.get('in/none')).toBeUndefined();
    });

    it('keeps null, false, nought and the empty text apart from nothing', async () => {
      for (const value of [null, false, 0, '']) {
        await store.put(`in/${JSON.stringify(value)}`, input, value);
        expect(await store.get(`in/${JSON.stringify(value)}`)).toBe(value);
      }
    });

    it('keeps the first value when one is put twice', async () => {
      await store.put('in/run1', input, 'first');
      await store.put('in/run1', input, 'second');
      expect(await store.get('in/run1')).toBe('first');
    });

    it('keeps the order of keys, and keys that look like numbers or prototypes', async () => {
      const text = '{"b":1,"a":{"__proto__":2,"":3,"𝒳":4}}';
      await store.put('in/run1', input, JSON.parse(text) as Json);
      expect(JSON.stringify(await store.get('in/run1'))).toBe(text);
    });

    it.each(oddTexts)('keeps %j to the character', async (text) => {
      await store.put('odd', input, [text]);
      expect(await store.get('odd')).toEqual([text]);
    });

    it('keeps any JSON', async () => {
      let number = 0;
      const anyJson = fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' });
      await fc.assert(
        fc.asyncProperty(anyJson, async (value) => {
          const reference = `any/${number++}`;
          const text = JSON.stringify(value);
          await store.put(reference, input, value as Json);
          expect(JSON.stringify(await store.get(reference))).toBe(text);
        }),
        { numRuns: 50 },
      );
    });

    it('P4 keeps an input of 2 MB', async () => {
      const value = { text: 'ü'.repeat(1_000_000) };
      await store.put('large', input, value);
      expect(await store.get('large')).toEqual(value);
    });

    it('U12 erases what is about a subject, and nothing else', async () => {
      await store.put('in/run1', input, 1);
      await store.put('out/run1', { ...input, kind: 'output' }, 2);
      await store.put('in/run2', { ...input, subject: 'run2' }, 3);
      await store.appendLog('run1', { ...input, kind: 'log' }, 0, Buffer.from('line'));
      expect(await store.erase({ subject: 'run1' })).toBe(3);
      expect(await store.erase({ subject: 'run1' })).toBe(0);
      expect(await store.get('in/run1')).toBeUndefined();
      expect((await store.readLog('run1', 0)).length).toBe(0);
      expect(await store.get('in/run2')).toBe(3);
    });

    it('erases by kind within an environment', async () => {
      await store.put('c1', { ...input, kind: 'comment' }, 'why');
      await store.put('c2', { ...input, kind: 'comment', environmentId: 'e2' }, 'why');
      await store.put('i1', input, 'input');
      expect(await store.erase({ environmentId: 'e1', kind: 'comment' })).toBe(1);
      expect(await store.get('c1')).toBeUndefined();
      expect(await store.get('c2')).toBe('why');
      expect(await store.get('i1')).toBe('input');
    });

    it('refuses to erase everything there is', async () => {
      await store.put('in/run1', input, 1);
      await expect(store.erase({})).rejects.toThrow(RangeError);
      await expect(store.erase({ subject: undefined } as Partial<PayloadAbout>)).rejects.toThrow(RangeError);
      expect(await store.get('in/run1')).toBe(1);
    });
  });
}
