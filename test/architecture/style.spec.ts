import { expect, it } from '@jest/globals';
import { repository } from './repository.js';
import { styleFaults } from './style.js';
import { treeOf } from './temporary-tree.js';

it('keeps files short, names telling, and nothing left over', () => {
  expect(styleFaults(repository)).toEqual([]);
});

it('notices each fault', () => {
  const root = treeOf({
    'libs/kernel/long.ts': '\n'.repeat(221),
    'libs/kernel/string-utils.ts': 'export {};',
    'libs/kernel/names.ts': 'export class RunManager {}\nexport type IClock = object;\nexport abstract class Store {}',
    'libs/kernel/default.ts': 'export default function decide() {}',
    'libs/kernel/left-over.ts': `// ${'TO'}DO later\nexport {};`,
    'libs/kernel/a.spec.ts': "it.only('x', () => {});\nxit('y', () => {});",
  });
  expect(styleFaults(root).sort()).toEqual([
    'libs/kernel/a.spec.ts:1 it.only',
    'libs/kernel/a.spec.ts:2 xit(',
    'libs/kernel/default.ts exports a default',
    `libs/kernel/left-over.ts:1 ${'TO'}DO`,
    'libs/kernel/long.ts has 221 lines, more than 220',
    'libs/kernel/names.ts declares IClock',
    'libs/kernel/names.ts declares RunManager',
    'libs/kernel/names.ts declares a base class',
    'libs/kernel/string-utils.ts has a name that says nothing',
  ]);
});

it('lets pass words that only sound alike, and long specs', () => {
  const root = treeOf({
    'libs/kernel/database.ts': 'export const utilisation = 1;\nexport const baseline = 2;\nexport class Image {}',
    'libs/kernel/long.spec.ts': '\n'.repeat(300),
  });
  expect(styleFaults(root)).toEqual([]);
});
