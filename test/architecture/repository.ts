import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tests } from './what-is-a-test.js';

/** The folder of this repository. */
export const repository = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

const ours = ['apps', 'libs', 'projections', 'migrations', 'test', 'benchmarks', 'scripts'];
/** Not written by hand. */
const generated = /(^|\/)(node_modules|dist|generated)\//;

export type SourceFile = { readonly path: string; readonly text: string };

/** Every source file of ours below a root, by its path within it. */
export function sourceFiles(root: string): SourceFile[] {
  return ours
    .flatMap((folder) => pathsBelow(root, folder))
    .filter((path) => /\.(ts|tsx|js|mjs)$/.test(path) && !generated.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

function pathsBelow(root: string, folder: string): string[] {
  try {
    const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

const test = new RegExp(tests);
export const isTest = (path: string): boolean => test.test(path);
