import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Message } from '#kernel/message.js';

/** One event as an old log holds it. The file stays as it is for ever, and today's code must still read it. */
export type Golden = Message & { readonly name: string; readonly schemaVersion: number };

export function goldenFiles(folder: string): Golden[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ name, ...(JSON.parse(readFileSync(join(folder, name), 'utf8')) as Omit<Golden, 'name'>) }));
}

/** The event of this type that was written last. */
export function newest(golden: readonly Golden[], type: string): Golden {
  const [last] = golden.filter((event) => event.type === type).sort((a, b) => b.schemaVersion - a.schemaVersion);
  if (last === undefined) throw new Error(`${type} has no golden file; npm run golden writes it`);
  return last;
}
