import { createHash } from 'node:crypto';
import type { Position } from '#kernel/message.js';

/** How the live rows of one key differ from the rebuilt ones; `due` where only the time differs at which something is wanted. */
export type Difference = {
  readonly key: string;
  readonly difference: 'missing' | 'unexpected' | 'other' | 'due';
};

/** Digests, so that memory grows neither with history nor with the length of rows. */
type Summary = {
  readonly present: string | undefined;
  readonly past: string;
  readonly versions: number;
  readonly due: string | undefined;
};

const nothing: Summary = { present: undefined, past: '', versions: 0, due: undefined };

/** What is kept of each key of a table: its present row, all its closed versions, and what it wants when. */
export class RowSummaries {
  readonly byKey = new Map<string, Summary>();

  /** Versions of one key are told oldest first. */
  closed(key: string, body: string, from: Position, to: Position): void {
    const { past, versions } = this.#of(key);
    this.#set(key, { past: digest(past, from, to, body), versions: versions + 1 });
  }

  stands(key: string, body: string, from: Position): void {
    this.#set(key, { present: digest(from, body) });
  }

  /** `dueAt` in milliseconds; `from` is the version of the row that wants it. */
  wants(key: string, dueAt: number, from: Position): void {
    this.#set(key, { due: `${dueAt} ${from}` });
  }

  counts(): { readonly rows: number; readonly versions: number; readonly dueTimes: number } {
    const counts = { rows: 0, versions: 0, dueTimes: 0 };
    for (const { present, versions, due } of this.byKey.values()) {
      if (present !== undefined) counts.rows += 1;
      counts.versions += versions;
      if (due !== undefined) counts.dueTimes += 1;
    }
    return counts;
  }

  #of(key: string): Summary {
    return this.byKey.get(key) ?? nothing;
  }

  #set(key: string, change: Partial<Summary>): void {
    this.byKey.set(key, { ...this.#of(key), ...change });
  }
}

export function differencesBetween(live: RowSummaries, rebuilt: RowSummaries): Difference[] {
  const differences: Difference[] = [];
  for (const [key, mine] of rebuilt.byKey) {
    const theirs = live.byKey.get(key);
    if (theirs === undefined) differences.push({ key, difference: 'missing' });
    else if (theirs.present !== mine.present || theirs.past !== mine.past)
      differences.push({ key, difference: 'other' });
    else if (theirs.due !== mine.due) differences.push({ key, difference: 'due' });
  }
  for (const key of live.byKey.keys()) if (!rebuilt.byKey.has(key)) differences.push({ key, difference: 'unexpected' });
  return differences;
}

const digest = (...parts: readonly string[]): string => createHash('sha256').update(parts.join('\n')).digest('base64');
