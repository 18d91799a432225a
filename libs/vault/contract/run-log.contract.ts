import { beforeEach, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { LOG_LIMIT_BYTES, LOG_SLICE_BYTES, LogGap, type PayloadAbout, type PayloadStore } from '../ports.js';

const about: PayloadAbout = { environmentId: 'e1', kind: 'log', subject: 'run1' };

/** What every payload store keeps to with the logs of runs. `open` gives an empty one. */
export function runLogContract(open: () => Promise<PayloadStore>): void {
  describe('as the log of a run', () => {
    let store: PayloadStore;
    beforeEach(async () => {
      store = await open();
    });
    const append = (offset: number, text: string | Uint8Array): Promise<number> =>
      store.appendLog('run1', about, offset, Buffer.from(text));
    const textFrom = async (offset: number, limit?: number): Promise<string> =>
      Buffer.from((await store.readLog('run1', offset, limit)).bytes).toString();

    it('is empty before its first byte', async () => {
      expect(await store.readLog('run1', 0)).toEqual({
        bytes: new Uint8Array(),
        offset: 0,
        length: 0,
        truncated: false,
      });
    });

    it('grows by what is appended at its end', async () => {
      expect(await append(0, 'one ')).toBe(4);
      expect(await append(4, 'two')).toBe(7);
      expect(await textFrom(0)).toBe('one two');
    });

    it('I9 passes over what is there already', async () => {
      await append(0, 'one two');
      expect(await append(0, 'one two')).toBe(7);
      expect(await append(4, 'two three')).toBe(13);
      expect(await append(2, 'e')).toBe(13);
      expect(await textFrom(0)).toBe('one two three');
    });

    it('refuses a gap, and says where to continue', async () => {
      await expect(append(1, 'late')).rejects.toThrow(new LogGap(0));
      await append(0, 'one');
      await expect(append(4, 'late')).rejects.toMatchObject({ name: 'LogGap', length: 3 });
      expect(await textFrom(0)).toBe('one');
    });

    it('takes no bytes as nothing', async () => {
      expect(await append(0, '')).toBe(0);
      expect(await store.readLog('run1', 0)).toMatchObject({ length: 0, truncated: false });
    });

    it('keeps every byte, whether or not it is text', async () => {
      const bytes = Uint8Array.from({ length: 256 }, (_, value) => value);
      await append(0, bytes);
      expect((await store.readLog('run1', 0)).bytes).toEqual(bytes);
    });

    it('reads from the middle of a chunk to the middle of another, 64 KiB unless told', async () => {
      const all = 'abcdefghij'.repeat(LOG_SLICE_BYTES / 8);
      for (let offset = 0; offset < all.length; offset += 1000) await append(offset, all.slice(offset, offset + 1000));
      expect(await textFrom(2995, 10)).toBe(all.slice(2995, 3005));
      expect(await textFrom(1500)).toBe(all.slice(1500, 1500 + LOG_SLICE_BYTES));
      expect(await store.readLog('run1', all.length)).toMatchObject({ bytes: new Uint8Array(), length: all.length });
      expect(await store.readLog('run1', all.length + 5)).toMatchObject({
        bytes: new Uint8Array(),
        offset: all.length + 5,
      });
    });

    it('P16 drops what is beyond the limit, and says so', async () => {
      await append(0, new Uint8Array(LOG_LIMIT_BYTES - 2));
      expect(await append(LOG_LIMIT_BYTES - 2, 'ab')).toBe(LOG_LIMIT_BYTES);
      expect((await store.readLog('run1', 0)).truncated).toBe(false);
      expect(await append(LOG_LIMIT_BYTES, 'c')).toBe(LOG_LIMIT_BYTES);
      expect(await append(LOG_LIMIT_BYTES + 1000, 'd')).toBe(LOG_LIMIT_BYTES);
      expect(await store.readLog('run1', LOG_LIMIT_BYTES - 2)).toMatchObject({
        length: LOG_LIMIT_BYTES,
        truncated: true,
      });
      expect(await textFrom(LOG_LIMIT_BYTES - 2)).toBe('ab');
    });

    it('P16 keeps the part of a chunk that is within the limit', async () => {
      expect(await append(0, new Uint8Array(LOG_LIMIT_BYTES + 3).fill(65))).toBe(LOG_LIMIT_BYTES);
      expect(await store.readLog('run1', LOG_LIMIT_BYTES - 1)).toMatchObject({
        bytes: Uint8Array.of(65),
        truncated: true,
      });
    });

    it('keeps the logs of two runs apart', async () => {
      await append(0, 'mine');
      await store.appendLog('run2', { ...about, subject: 'run2' }, 0, Buffer.from('yours'));
      expect(await textFrom(0)).toBe('mine');
    });

    it('I9 comes out whole however often its pieces are told, and also all at once', async () => {
      const all = Array.from({ length: 40 }, (_, index) => `line ${index}\n`).join('');
      const piece = fc.record({ offset: fc.nat(all.length), size: fc.nat(60) });
      await fc.assert(
        fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
          await store.erase({ subject: 'run1' });
          const told = pieces.map(({ offset, size }) =>
            append(offset, all.slice(offset, offset + size)).catch(passGap),
          );
          await Promise.all(told);
          const { length } = await store.readLog('run1', 0);
          expect(await textFrom(0)).toBe(all.slice(0, length));
          expect(await append(0, all)).toBe(all.length);
          expect(await textFrom(0)).toBe(all);
        }),
        { numRuns: 20 },
      );
    });
  });
}

const passGap = (error: unknown): void => {
  if (!(error instanceof LogGap)) throw error;
};
