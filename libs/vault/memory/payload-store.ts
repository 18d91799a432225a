import type { Json } from '#kernel/message.js';
import {
  LOG_LIMIT_BYTES,
  LOG_SLICE_BYTES,
  LogGap,
  type LogSlice,
  type PayloadAbout,
  type PayloadStore,
} from '../ports.js';
import { refuseEverything } from '../refuse-everything.js';

type Payload = { readonly about: PayloadAbout; readonly body: string };
type Log = { readonly about: PayloadAbout; readonly chunks: Uint8Array[]; length: number; truncated: boolean };

/** For specs and simulation. */
export class MemoryPayloadStore implements PayloadStore {
  private readonly payloads = new Map<string, Payload>();
  private readonly logs = new Map<string, Log>();

  async put(reference: string, about: PayloadAbout, value: Json): Promise<void> {
    if (!this.payloads.has(reference)) this.payloads.set(reference, { about, body: JSON.stringify(value) });
  }

  async get(reference: string): Promise<Json | undefined> {
    const payload = this.payloads.get(reference);
    return payload && (JSON.parse(payload.body) as Json);
  }

  async appendLog(runId: string, about: PayloadAbout, offset: number, bytes: Uint8Array): Promise<number> {
    const log = this.logs.get(runId) ?? { about, chunks: [], length: 0, truncated: false };
    if (offset > log.length && log.length < LOG_LIMIT_BYTES) throw new LogGap(log.length);
    this.logs.set(runId, log);
    const fresh = bytes.slice(Math.max(0, log.length - offset), Math.max(0, LOG_LIMIT_BYTES - offset));
    if (fresh.length > 0) log.chunks.push(fresh);
    log.length += fresh.length;
    log.truncated ||= bytes.length > 0 && offset + bytes.length > LOG_LIMIT_BYTES;
    return log.length;
  }

  async readLog(runId: string, offset: number, limit: number = LOG_SLICE_BYTES): Promise<LogSlice> {
    const log = this.logs.get(runId) ?? { chunks: [], length: 0, truncated: false };
    const bytes = new Uint8Array(Buffer.concat(log.chunks).subarray(offset, offset + limit));
    return { bytes, offset, length: log.length, truncated: log.truncated };
  }

  async erase(about: Partial<PayloadAbout>): Promise<number> {
    refuseEverything(about);
    return eraseFrom(this.payloads, about) + eraseFrom(this.logs, about);
  }
}

function eraseFrom(entries: Map<string, { readonly about: PayloadAbout }>, wanted: Partial<PayloadAbout>): number {
  const before = entries.size;
  for (const [key, { about }] of entries) if (matches(about, wanted)) entries.delete(key);
  return before - entries.size;
}

const matches = (about: PayloadAbout, { environmentId, kind, subject }: Partial<PayloadAbout>): boolean =>
  (environmentId ?? about.environmentId) === about.environmentId &&
  (kind ?? about.kind) === about.kind &&
  (subject ?? about.subject) === about.subject;
