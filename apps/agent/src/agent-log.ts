import { appendFileSync, renameSync, statSync } from 'node:fs';

import { pino, type Logger } from 'pino';

const LOG_FILE_MAX_BYTES = 1024 * 1024;

export type AgentLog = Logger;

/** The agent's own log, in a file of bounded size and the one before it. It holds ids and reasons; never inputs, outputs, secrets. */
export const agentLog = (path: string): AgentLog => pino({ base: { pid: process.pid } }, { write: boundedFile(path) });

function boundedFile(path: string): (line: string) => void {
  return (line) => {
    try {
      if (sizeOf(path) + line.length > LOG_FILE_MAX_BYTES) renameSync(path, `${path}.1`);
      appendFileSync(path, line, { mode: 0o600 });
    } catch {
      // A full disk must not end a run: the work goes on without this line.
    }
  };
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
