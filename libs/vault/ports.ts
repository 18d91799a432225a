import type { Json } from '#kernel/message.js';

/** Secrets by reference. Values exist in memory only while they are used; at rest they are sealed by envelope encryption. */
export interface SecretStore {
  /** Stores or replaces a value of at most 64 KiB under a reference (lower-case words, digits, `-`, `/`, `.`). */
  put(reference: string, value: string): Promise<void>;
  /** Stores a value where there is none yet. Answers with the one that stands then, the same for all who ask at once. */
  keepFirst(reference: string, value: string): Promise<string>;
  /** The value; `undefined` where there is none. Throws {@link SealBroken} if it can't be opened with the present key. */
  get(reference: string): Promise<string | undefined>;
  remove(reference: string): Promise<void>;
  /** References that start with a prefix, in order; never values. */
  list(prefix: string): Promise<readonly string[]>;
}

/** The master key is another one than the secret was sealed with, or the sealed bytes were changed. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}

/**
 * What people's runs bring and leave: inputs, outputs, comments, logs. Kept outside the log of events, where it can be erased.
 * References are opaque and derived, so storing twice is storing once.
 */
export interface PayloadStore {
  /** The first value stays. */
  put(reference: string, about: PayloadAbout, value: Json): Promise<void>;
  get(reference: string): Promise<Json | undefined>;
  /**
   * Adds bytes to a run's log at an offset. Bytes that are there already are passed over (a repeat); a gap is refused with
   * {@link LogGap}. Answers with the length then. Beyond `LOG_LIMIT_BYTES` bytes are dropped and the log is marked truncated.
   */
  appendLog(runId: string, about: PayloadAbout, offset: number, bytes: Uint8Array): Promise<number>;
  /** Bytes from an offset on, at most `limit` (`LOG_SLICE_BYTES` unless told); none where there is no such log. */
  readLog(runId: string, offset: number, limit?: number): Promise<LogSlice>;
  /** Erases all that is about these (at least one of them), logs included, and says how many entries went. */
  erase(about: Partial<PayloadAbout>): Promise<number>;
}

export type PayloadAbout = {
  readonly environmentId: string;
  readonly kind: 'input' | 'output' | 'comment' | 'log' | 'error';
  readonly subject: string;
};
export type LogSlice = {
  readonly bytes: Uint8Array;
  readonly offset: number;
  /** Of the whole log, in bytes. */
  readonly length: number;
  readonly truncated: boolean;
};

/** Of one run. What a flow prints beyond it is dropped, and the log says so. */
export const LOG_LIMIT_BYTES = 10 * 1024 * 1024;

/** What one reading of a log answers with, unless it asks for another number. */
export const LOG_SLICE_BYTES = 64 * 1024;

export class LogGap extends Error {
  override readonly name = 'LogGap';
  constructor(readonly length: number) {
    super(`the log is ${length} bytes long; continue there`);
  }
}

/** People's names and addresses by opaque subject id: the only place that knows them, so that a person can be erased (U12). */
export interface Directory {
  put(subject: Subject): Promise<void>;
  get(subjectIds: readonly string[]): Promise<ReadonlyMap<string, Subject>>;
  /** Case-insensitive, by name or e-mail address, at most `limit`. */
  find(text: string, limit: number): Promise<readonly Subject[]>;
  erase(subjectId: string): Promise<void>;
}

export type Subject = { readonly subjectId: string; readonly displayName: string; readonly email: string | undefined };

/**
 * Bearer credentials of every kind (API keys, sign-in links, sessions, enrolment tokens), kept as digests only: a token of 256 random
 * bits, prefixed by its kind (`hst_key_…`), is shown once by `issue` and never again.
 */
export interface CredentialStore {
  /** `id` names it for revocation; `claims` hold references only. Issued again under its id, the token before is worth nothing. */
  issue(kind: CredentialKind, id: string, claims: CredentialClaims, expiresAt: number | undefined): Promise<string>;
  /** The claims if the token is known, of that kind, unexpired at `now`, and not revoked. */
  check(kind: CredentialKind, token: string, now: number): Promise<CredentialClaims | undefined>;
  /** Like `check`, but the token is worth nothing afterwards; of two at once one wins. */
  redeem(kind: CredentialKind, token: string, now: number): Promise<CredentialClaims | undefined>;
  revoke(kind: CredentialKind, id: string): Promise<boolean>;
  forgetExpired(now: number): Promise<number>;
}

export type CredentialKind = 'key' | 'link' | 'session' | 'enrol';
export type CredentialClaims = {
  readonly subjectId: string;
  readonly environmentId?: string;
  readonly [claim: string]: string | undefined;
};

/** The one thing the PostgreSQL adapters of these ports need from a database. */
export type Sql = {
  query<R extends object = Record<string, unknown>>(
    text: string,
    values?: readonly unknown[],
  ): Promise<{ rows: R[]; rowCount: number | null }>;
};
