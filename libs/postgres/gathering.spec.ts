import { describe, expect, it } from '@jest/globals';
import { Gathering } from './gathering.js';

describe('calls that gather', () => {
  it('go together while one is on its way, one of each key at a time, and each gets its own answer', async () => {
    const performed: string[][] = [];
    const gathering = new Gathering<string, string>(
      (asked) => asked.charAt(0),
      async (asked) => {
        performed.push([...asked]);
        await Promise.resolve();
        return asked.map((each) => `${each}!`);
      },
    );
    const answers = await Promise.all(['a1', 'b1', 'a2', 'c1', 'a3'].map((asked) => gathering.ask(asked)));
    expect(answers).toEqual(['a1!', 'b1!', 'a2!', 'c1!', 'a3!']);
    expect(performed).toEqual([['a1', 'b1', 'c1'], ['a2'], ['a3']]);
  });

  it('fail together, and the next ones go on', async () => {
    let fails = true;
    const gathering = new Gathering<string, string>(
      (asked) => asked,
      async (asked) => {
        if (!fails) return asked;
        fails = false;
        throw new Error('away');
      },
    );
    const results = await Promise.allSettled([gathering.ask('a'), gathering.ask('b')]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(gathering.ask('c')).resolves.toBe('c');
  });
});
