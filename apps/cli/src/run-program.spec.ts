import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Command } from 'commander';
import { exitCode } from './exit-code.js';
import { Failure } from './failure.js';
import { createProgram } from './program.js';
import { runProgram } from './run-program.js';

describe('what a command line ends with', () => {
  let said = '';
  beforeEach(() => {
    said = '';
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => (said += String(text)) !== '');
    jest.spyOn(process.stdout, 'write').mockImplementation(() => true);
  });
  afterEach(() => {
    jest.restoreAllMocks();
    process.exitCode = undefined;
  });

  const thatThrows = (error: unknown): Command =>
    new Command('x').action(() => {
      throw error;
    });

  it.each([
    [['--help'], exitCode.ok],
    [['group', '--help'], exitCode.ok],
    [['no-such-command'], exitCode.usage],
    [['group', 'create'], exitCode.usage],
    [['group', 'create', 'X', '--max', 'many'], exitCode.usage],
    [['up', '--log-level', 'loud'], exitCode.usage],
  ])('%j', async (words, code) => expect(await runProgram(createProgram(), words)).toBe(code));

  it('is the code of a failure, with its sentence', async () => {
    expect(await runProgram(thatThrows(new Failure(exitCode.notFound, 'There is no such thing.')), [])).toBe(3);
    expect(said).toBe('There is no such thing.\n');
  });

  it('is 70 for what nobody foresaw, and never a stack', async () => {
    expect(await runProgram(thatThrows(new TypeError('x is undefined')), [])).toBe(70);
    expect(said).toBe('Something went wrong: x is undefined\n');
  });
});
