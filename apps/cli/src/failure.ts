import { exitCode, type ExitCode } from './exit-code.js';

/** Ends a command: one sentence for the person, one code for the script. */
export class Failure extends Error {
  override readonly name = 'Failure';

  constructor(
    readonly exitCode: ExitCode,
    sentence: string,
    options?: ErrorOptions,
  ) {
    super(sentence, options);
  }
}

export const wrongUsage = (sentence: string): Failure => new Failure(exitCode.usage, sentence);
export const notFound = (sentence: string): Failure => new Failure(exitCode.notFound, sentence);
