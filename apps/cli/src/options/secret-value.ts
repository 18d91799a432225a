import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { wrongUsage } from '../failure.js';

/**
 * A value that nobody may look over: asked for on a terminal, without showing it, or read from standard input. Never an argument,
 * which everyone on the machine sees and shells keep. The line end that `echo` adds is no part of it.
 */
export async function secretValue(question: string, stdin: NodeJS.ReadStream = process.stdin): Promise<string> {
  const value = stdin.isTTY ? await asked(question, stdin) : (await text(stdin)).replace(/\r?\n$/, '');
  if (value === '') throw wrongUsage('No value was given: type it when asked, or pipe it in.');
  return value;
}

async function asked(question: string, stdin: NodeJS.ReadStream): Promise<string> {
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: stdin, output: silent, terminal: true });
  const interrupted = new AbortController();
  terminal.on('SIGINT', () => interrupted.abort());
  try {
    return await terminal.question('', { signal: interrupted.signal });
  } catch {
    throw wrongUsage('Nothing was changed.');
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}
