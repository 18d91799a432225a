import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

import { OUTPUTS_MAX_BYTES, OUTPUTS_MAX_DEPTH } from '#protocol/agent.js';

import { errorCode } from './error-code.js';
import { isDeeperThan } from './json-depth.js';

export type Outputs =
  | { readonly kind: 'outputs'; readonly value: Readonly<Record<string, unknown>> | null }
  | { readonly kind: 'invalid'; readonly detail: string }
  | { readonly kind: 'too-large'; readonly detail: string };

/** What a flow left in its outputs file: nothing is `null`; anything but one JSON object is refused. */
export function readOutputs(path: string): Outputs {
  const bytes = readAtMost(path, OUTPUTS_MAX_BYTES + 1);
  if (bytes === undefined) return { kind: 'outputs', value: null };
  if (bytes === 'no-file') return { kind: 'invalid', detail: 'The outputs path holds something that is no file.' };
  if (bytes.length > OUTPUTS_MAX_BYTES) {
    return { kind: 'too-large', detail: `The outputs file is larger than ${OUTPUTS_MAX_BYTES} bytes.` };
  }
  return parseOutputs(bytes);
}

/** The text itself is never repeated in the detail: outputs do not belong into events. */
export function parseOutputs(bytes: Uint8Array): Outputs {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (!isObject(value)) return { kind: 'invalid', detail: 'The outputs file holds JSON, but no object.' };
    if (!isDeeperThan(OUTPUTS_MAX_DEPTH, value)) return { kind: 'outputs', value };
    return { kind: 'invalid', detail: `The outputs are nested deeper than ${OUTPUTS_MAX_DEPTH} levels.` };
  } catch {
    return { kind: 'invalid', detail: 'The outputs file holds no JSON in UTF-8.' };
  }
}

/** Opened without waiting, so that a named pipe in the file's place can't hold the agent up. */
function readAtMost(path: string, maxBytes: number): Uint8Array | 'no-file' | undefined {
  let file: number;
  try {
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? undefined : 'no-file';
  }
  try {
    if (!fstatSync(file).isFile()) return 'no-file';
    const bytes = Buffer.alloc(Math.min(fstatSync(file).size, maxBytes));
    return bytes.subarray(0, readSync(file, bytes));
  } finally {
    closeSync(file);
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
