import { beforeEach, describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '../event-store.js';
import { SEALING_MS, SealWatch } from './seal-watch.js';
import type { LogStateChange, StateStream } from './state-stream.js';

let now: number;
let looks: number;
let standing: LogStateChange | undefined;
let away: boolean;
const states = {
  last: async () => {
    looks += 1;
    if (away) throw new StoreUnavailable('away');
    return standing;
  },
} as unknown as StateStream;
const at = (kind: LogStateChange['kind'], position: string): LogStateChange => ({
  kind,
  other: 'elsewhere',
  position,
  revision: 0n,
});

beforeEach(() => {
  [now, looks, standing, away] = [1_000, 0, undefined, false];
});
const watch = () => new SealWatch(states, () => now);

describe('the seal of a log in a server that knows no seals', () => {
  it('costs no look for each append', async () => {
    const seal = watch();
    for (let n = 0; n < 100; n += 1) {
      await seal.beforeAppend();
      await seal.afterAppend(String(n));
    }
    expect(looks).toBe(1);
  });

  it('is seen before an append is sent', async () => {
    standing = at('sealed', '5');
    await expect(watch().beforeAppend()).rejects.toMatchObject({ name: 'StoreSealed', other: 'elsewhere' });
  });

  it('holds for a server that slept between its look and its append', async () => {
    const seal = watch();
    await seal.beforeAppend();
    now += SEALING_MS;
    standing = at('sealed', '5');
    await expect(seal.afterAppend('6')).rejects.toMatchObject({ name: 'StoreSealed' });
  });

  it('acknowledges what came before it, however late that is known', async () => {
    const seal = watch();
    await seal.beforeAppend();
    now += SEALING_MS;
    standing = at('sealed', '5');
    await expect(seal.afterAppend('4')).resolves.toBeUndefined();
  });

  it('is looked for behind every append, once it was announced', async () => {
    standing = at('sealing', '3');
    const seal = watch();
    await seal.beforeAppend();
    await seal.afterAppend('4');
    standing = at('sealed', '5');
    await expect(seal.afterAppend('6')).rejects.toMatchObject({ name: 'StoreSealed' });
  });

  it('leaves an append without an answer where nobody can tell', async () => {
    const seal = watch();
    await seal.beforeAppend();
    now += SEALING_MS;
    away = true;
    await expect(seal.beforeAppend()).resolves.toBeUndefined();
    await expect(seal.afterAppend('4')).rejects.toMatchObject({ name: 'OutcomeUnknown' });
  });

  it('is lifted as it was set', async () => {
    standing = at('sealed', '5');
    const seal = watch();
    await expect(seal.check()).rejects.toMatchObject({ name: 'StoreSealed' });
    standing = at('open', '7');
    await seal.beforeAppend();
    await seal.afterAppend('8');
    await expect(seal.check()).resolves.toBeUndefined();
  });
});
