import { expect, it } from '@jest/globals';
import { impurities } from './purity.js';
import { repository } from './repository.js';
import { treeOf } from './temporary-tree.js';

it('keeps kernel, domain, sagas, planning and projections pure', () => {
  expect(impurities(repository)).toEqual([]);
});

it('notices what depends on more than its arguments', () => {
  const root = treeOf({
    'libs/kernel/a.ts': 'export const now = () => Date.now();\nexport const today = () => new Date();',
    'libs/domain/run/b.ts': 'let count = 0;\nexport const roll = () => Math.random() + count++;',
    'libs/sagas/c.ts': "import { randomUUID } from 'node:crypto';\nexport const id = () => randomUUID();",
    'libs/planning/d.ts': 'export const home = process.env.HOME;',
    'projections/e/e.ts': 'export const later = async (p: Promise<number>) => await p;',
    'projections/e/f.ts': 'setTimeout(() => {}, 1);',
  });
  expect(impurities(root).sort()).toEqual([
    'libs/domain/run/b.ts:1 a variable of the module',
    'libs/domain/run/b.ts:2 Math.random()',
    'libs/kernel/a.ts:1 Date.now()',
    'libs/kernel/a.ts:2 new Date()',
    'libs/planning/d.ts:1 process',
    'libs/sagas/c.ts:2 randomUUID()',
    'projections/e/e.ts:1 await',
    'projections/e/f.ts:1 setTimeout',
  ]);
});

it('lets pass a time that is given, a field called process, and specs', () => {
  const root = treeOf({
    'libs/domain/a.ts': 'export const at = (ms: number) => ({ process: new Date(ms).toISOString() });',
    'libs/domain/a.spec.ts': 'export const now = Date.now();',
    'apps/server/src/main.ts': 'export const now = Date.now();',
  });
  expect(impurities(root).sort()).toEqual([]);
});
