import { v5 as uuidV5 } from 'uuid';

/** The namespace of every id that Hostler derives. Changing it would break the recognition of repeats: never change it. */
const NAMESPACE = '5f0c2f6e-3c0a-5d1e-9a44-6d1f3b7a9c21';

/** The one source of chance: ids that nothing derives (a command without an Idempotency-Key). */
export interface Ids {
  /** A random UUID. */
  next(): string;
}

/** The same id for the same parts, always: how a repeated command finds what its first telling made. */
export const deriveId = (...parts: readonly (string | number)[]): string => uuidV5(parts.join('\u0001'), NAMESPACE);

/** The id of the `index`-th event that a command yields. */
export const eventId = (commandId: string, index: number): string => deriveId('event', commandId, index);
