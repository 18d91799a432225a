import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { dashboardFingerprint, serverFingerprint } from '../../scripts/build/fingerprint.mjs';
import { treeOf } from './temporary-tree.js';

const files = {
  'package.json': '{}',
  'libs/kernel/ids.ts': '',
  'libs/kernel/ids.spec.ts': '',
  'apps/server/src/dashboard/dashboard.module.ts': '',
  'apps/dashboard/src/main.tsx': '',
  'apps/dashboard/node_modules/react/index.js': '',
};

/** Which of the two builds are stale after an edit of one file. */
function staleAfterEditOf(path: keyof typeof files): string[] {
  const root = treeOf(files);
  const [server, dashboard] = [serverFingerprint(root), dashboardFingerprint(root)];
  writeFileSync(join(root, path), 'edited');
  return [
    ...(serverFingerprint(root) === server ? [] : ['server']),
    ...(dashboardFingerprint(root) === dashboard ? [] : ['dashboard']),
  ];
}

describe('an edit', () => {
  it.each([
    ['package.json', ['server', 'dashboard']],
    ['libs/kernel/ids.ts', ['server']],
    ['apps/server/src/dashboard/dashboard.module.ts', ['server']],
    ['apps/dashboard/src/main.tsx', ['dashboard']],
    ['libs/kernel/ids.spec.ts', []],
    ['apps/dashboard/node_modules/react/index.js', []],
  ] as const)('of %s makes stale: %j', (path, stale) => {
    expect(staleAfterEditOf(path)).toEqual(stale);
  });
});
