import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Edit } from './safeguards.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const COPIED = [
  'apps',
  'libs',
  'projections',
  'migrations',
  'test',
  'package.json',
  'jest.config.js',
  'tsconfig.json',
  'tsconfig.base.json',
];
const LEFT_OUT = ['node_modules', 'dist', 'apps/dashboard'].map((path) => join(ROOT, path));

/** A copy of the source in a folder of its own, which may be broken at will. */
export class PatchedCopy {
  private constructor(readonly folder: string) {}

  static async make(): Promise<PatchedCopy> {
    const folder = await mkdtemp(join(tmpdir(), 'hostler-mutants-'));
    for (const name of COPIED)
      await cp(join(ROOT, name), join(folder, name), {
        recursive: true,
        filter: (source) => !LEFT_OUT.includes(source),
      });
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    return new PatchedCopy(folder);
  }

  /** Breaks something for as long as `work` takes. Throws where the source has moved on, and the edit no longer fits. */
  async broken<T>(edits: readonly Edit[], work: () => Promise<T>): Promise<T> {
    const whole = new Map<string, string>();
    try {
      for (const edit of edits) {
        const path = join(this.folder, edit.file);
        const text = await readFile(path, 'utf8');
        if (!whole.has(path)) whole.set(path, text);
        await writeFile(path, edited(text, edit));
      }
      return await work();
    } finally {
      for (const [path, text] of whole) await writeFile(path, text);
    }
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}

function edited(text: string, { file, from, to }: Edit): string {
  const times = text.split(from).length - 1;
  if (times !== 1) throw new Error(`${file} holds this ${times} times, not once; mend the mutant: ${from}`);
  return text.replace(from, () => to);
}
