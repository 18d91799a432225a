import { hash } from 'node:crypto';

/** The namespace of every id that Hostler derives. Changing it would break the recognition of repeats: never change it. */
const NAMESPACE = Buffer.from('5f0c2f6e3c0a5d1e9a446d1f3b7a9c21', 'hex');

/** The one source of chance: ids that nothing derives (a command without an Idempotency-Key). */
export interface Ids {
  /** A random UUID. */
  next(): string;
}

/** The same id for the same parts, always: how a repeated command finds what its first telling made. */
export const deriveId = (...parts: readonly (string | number)[]): string => uuidV5(parts.join('\u0001'));

/** RFC 9562, 5.5. Some ids are derived for every event, so this makes no more of it than one digest and one text. */
function uuidV5(name: string): string {
  const bytes = Buffer.allocUnsafe(NAMESPACE.length + Buffer.byteLength(name));
  NAMESPACE.copy(bytes);
  bytes.write(name, NAMESPACE.length);
  const digest = hash('sha1', bytes, 'hex');
  const variant = (Number.parseInt(digest[16] as string, 16) & 0x3) | 0x8;
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `5${digest.slice(13, 16)}`,
    `${variant.toString(16)}${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-');
}

/**
 * The id of the event that a command puts at this place. Told again for the same place it is the same event; a command that is carried out
 * once more, because nobody remembers it any longer, makes other ones.
 */
export const eventId = (commandId: string, stream: string, revision: number): string =>
  deriveId('event', commandId, stream, revision);
