import { describe, expect, it } from '@jest/globals';

import { Lanes } from './lanes.js';

const never = new AbortController().signal;
const untilAborted = (signal: AbortSignal) =>
  new Promise<void>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));

describe('the lane of a bot', () => {
  it('does one thing after the other, also after a failure', async () => {
    const lanes = new Lanes();
    const done: string[] = [];
    const slow = lanes.run('bot', async () => {
      await new Promise((resolve) => setImmediate(resolve));
      done.push('slow');
      throw new Error('failed');
    });
    const next = lanes.run('bot', async () => void done.push('next'));
    const other = lanes.run('other', async () => void done.push('other'));
    await Promise.allSettled([slow, next, other]);
    expect(done).toEqual(['other', 'slow', 'next']);
    expect(lanes.isBusy('bot')).toBe(false);
  });

  it('is cleared of creations by a deletion, and takes later ones', async () => {
    const lanes = new Lanes();
    const begun = lanes.runInterruptibly('bot', never, untilAborted);
    const waiting = lanes.runInterruptibly('bot', never, async () => 'made');
    await new Promise((resolve) => setImmediate(resolve));
    lanes.interrupt('bot');
    const deletion = lanes.run('bot', async () => 'deleted');
    const later = lanes.runInterruptibly('bot', never, async () => 'made anew');
    expect((await Promise.allSettled([begun, waiting])).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await Promise.all([deletion, later])).toEqual(['deleted', 'made anew']);
  });

  it('ends with the signal of whoever asked', async () => {
    const lanes = new Lanes();
    const asker = new AbortController();
    const begun = lanes.runInterruptibly('bot', asker.signal, untilAborted);
    await new Promise((resolve) => setImmediate(resolve));
    asker.abort(new Error('enough'));
    await expect(begun).rejects.toThrow('enough');
  });
});
