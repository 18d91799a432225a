import { mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { destination, pino, type Logger } from 'pino';
import { CannotStart, codeOf } from '../embedded/cannot-start.js';
import type { Settings } from '../settings/settings.js';

/** A log that is larger at a start is put aside, so that there are at most two of about this size. */
const PUT_ASIDE_BYTES = 16 * 1024 * 1024;
/** What waits for a disk that takes nothing now; lines beyond it are dropped. */
const WAITING_BYTES = 1024 * 1024;

/** What must never be written down, wherever it stands in what is logged. */
const SECRET_PATHS = [
  'req.headers.authorization',
  'req.headers.cookie',
  'headers.authorization',
  'headers.cookie',
  'password',
  'token',
  'link',
  '*.password',
  '*.token',
  '*.key',
  '*.link',
];

/**
 * JSON lines, to a file of the data folder or to standard error. A file that can't be opened is said in a {@link CannotStart}; one that
 * can't be written later, on a full disk, costs its lines and nothing else.
 */
export function openLog({
  logFile,
  dataFolder,
  logLevel,
}: Pick<Settings, 'logFile' | 'dataFolder' | 'logLevel'>): Logger {
  const options = { level: logLevel, base: undefined, redact: { paths: SECRET_PATHS, censor: '[redacted]' } };
  const dest = logFile === '-' ? 2 : opened(logFile ?? join(dataFolder, 'server.log'));
  const lines = destination({ dest, sync: false, maxLength: WAITING_BYTES });
  lines.on('error', () => undefined);
  return pino(options, lines);
}

function opened(file: string): number {
  try {
    mkdirSync(dirname(file), { recursive: true });
    putAside(file);
    return openSync(file, 'a');
  } catch (error) {
    const sentence = `The log ${file} can't be written (${codeOf(error) ?? String(error)}): give yourself the right to, or name another file by --log-file.`;
    throw new CannotStart(sentence, { cause: error });
  }
}

function putAside(file: string): void {
  const bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (bytes > PUT_ASIDE_BYTES) renameSync(file, `${file}.1`);
}
