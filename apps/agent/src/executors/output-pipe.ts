import { execFile } from 'node:child_process';
import { closeSync, constants, openSync, rmSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';

/** Both ends of a pipe: `writeEnd` goes to the child and is closed here as soon as the child has it. */
export type OutputPipe = { readonly readEnd: Readable; readonly writeEnd: number };

/**
 * A real pipe where the system can make one by name. What Node itself gives a child is a socket, and a socket can't be opened
 * again as `/dev/stderr`, which shell scripts do.
 */
export async function openOutputPipe(folder: string): Promise<OutputPipe | undefined> {
  if (process.platform === 'win32') return undefined;
  const path = join(folder, 'output');
  try {
    await promisify(execFile)('mkfifo', ['-m', '600', path]);
    // The reader first, without waiting: a pipe can be opened for writing only once somebody reads.
    const readEnd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const writeEnd = openSync(path, constants.O_WRONLY);
    return { readEnd: new Socket({ fd: readEnd, readable: true, writable: false }), writeEnd };
  } catch {
    return undefined;
  } finally {
    rmSync(path, { force: true });
  }
}

export const closeWriteEnd = (pipe: OutputPipe | undefined): void => {
  if (pipe) closeSync(pipe.writeEnd);
};
