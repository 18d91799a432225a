import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { naming } from './naming.js';

describe('U12 names of people', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  const directory = (called: Record<string, string>) => {
    const asked: string[] = [];
    const people = naming({
      ask: (ids) => {
        asked.push(ids.join(','));
        return Promise.resolve(new Map(ids.flatMap((id) => (called[id] === undefined ? [] : [[id, called[id]]]))));
      },
      now: () => Date.now(),
    });
    return { asked, people };
  };

  it('are asked for together, and each once', async () => {
    const { asked, people } = directory({ a: 'Ada', b: 'Ben' });
    for (const id of ['a', 'b', 'a', 'nobody']) people.want(id);
    expect(people.nameOf('a')).toBeUndefined();
    await jest.advanceTimersByTimeAsync(30);
    people.want('a');
    await jest.advanceTimersByTimeAsync(30);
    expect(asked).toEqual(['a,b,nobody']);
    expect(['a', 'b', 'nobody'].map((id) => people.nameOf(id))).toEqual(['Ada', 'Ben', undefined]);
  });

  it('are asked for again after some minutes, since they may be erased', async () => {
    const called: Record<string, string> = { a: 'Ada' };
    const { people } = directory(called);
    people.want('a');
    await jest.advanceTimersByTimeAsync(30);
    delete called.a;
    await jest.advanceTimersByTimeAsync(6 * 60_000);
    people.want('a');
    await jest.advanceTimersByTimeAsync(30);
    expect(people.nameOf('a')).toBeUndefined();
  });

  it('are asked for in parts, when there are very many', async () => {
    const { asked, people } = directory({});
    for (let id = 0; id < 150; id += 1) people.want(String(id));
    await jest.advanceTimersByTimeAsync(60);
    expect(asked.map((ids) => ids.split(',').length)).toEqual([100, 50]);
  });
});
