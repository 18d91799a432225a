import { keysOf } from '#kernel/fold.js';
import type { Position, Recorded } from '#kernel/message.js';
import type { Followed } from './followed-projections.js';

export type ChangedRow = { readonly projection: string; readonly key: string; readonly position: Position };

/**
 * Which rows of an environment these events touch, by the very tables that the runners fold by; each once, at its last change, in the
 * order of these. So whoever has seen all up to a position has missed nothing before it.
 */
export function changedRows(
  events: readonly Recorded[],
  environmentId: string,
  followed: readonly Followed[],
): readonly ChangedRow[] {
  const rows = new Map<string, ChangedRow>();
  for (const event of events) {
    if (event.metadata.environmentId !== environmentId) continue;
    for (const { name, folds } of followed) {
      for (const key of keysOf(folds, event)) {
        const id = `${name} ${key}`;
        rows.delete(id);
        rows.set(id, { projection: name, key, position: event.position });
      }
    }
  }
  return [...rows.values()];
}
