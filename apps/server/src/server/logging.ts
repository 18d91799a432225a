import { mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { destination, pino, type Logger } from 'pino';
import type { Settings } from '../settings/settings.js';

/** A log that is larger at a start is put aside, so that there are at most two of about this size. */
const PUT_ASIDE_BYTES = 16 * 1024 * 1024;

/** What must never be written down, wherever it stands in what is logged. */
const SECRET_PATHS = [
  'req.headers.authorization',
  'req.headers.cookie',
  'headers.authorization',
  'headers.cookie',
  '*.password',
  '*.token',
  '*.key',
  '*.link',
];

/** JSON lines, to a file of the data folder or to standard error. */
export function openLog({
  logFile,
  dataFolder,
  logLevel,
}: Pick<Settings, 'logFile' | 'dataFolder' | 'logLevel'>): Logger {
  const options = { level: logLevel, base: undefined, redact: { paths: SECRET_PATHS, censor: '[redacted]' } };
  if (logFile === '-') return pino(options, destination({ dest: 2, sync: false }));
  const file = logFile ?? join(dataFolder, 'server.log');
  mkdirSync(dirname(file), { recursive: true });
  putAside(file);
  return pino(options, destination({ dest: file, append: true, sync: false }));
}

function putAside(file: string): void {
  const bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (bytes > PUT_ASIDE_BYTES) renameSync(file, `${file}.1`);
}
