import { CommanderError, type Command } from 'commander';
import { exitCode, type ExitCode } from './exit-code.js';
import { Failure } from './failure.js';

/** Runs a command line and says with which code to end. What goes wrong is one sentence on standard error, never a stack. */
export async function runProgram(program: Command, words: readonly string[]): Promise<ExitCode> {
  for (const command of [program, ...below(program)]) command.exitOverride();
  try {
    await program.parseAsync([...words], { from: 'user' });
    return (process.exitCode as ExitCode | undefined) ?? exitCode.ok;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.ok : exitCode.usage;
    if (error instanceof Failure) return said(error.message, error.exitCode);
    if (error instanceof Error && error.name === 'AbortError') return exitCode.interrupted;
    return said(`Something went wrong: ${error instanceof Error ? error.message : String(error)}`, exitCode.unforeseen);
  }
}

function said(sentence: string, code: ExitCode): ExitCode {
  process.stderr.write(`${sentence}\n`);
  return code;
}

const below = (command: Command): readonly Command[] => command.commands.flatMap((one) => [one, ...below(one)]);
