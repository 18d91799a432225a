import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { wrongIn } from '../mutants/notice.js';
import { PatchedCopy } from '../mutants/patched-copy.js';

it('a test that fails has noticed a mutant; one that could not be loaded has not', () => {
  expect(wrongIn('PASS a\n  ● leases › are fenced\n')).toBe('● leases › are fenced');
  expect(() => wrongIn('  ● Test suite failed to run\n    SyntaxError')).toThrow('it could not be looked at');
  expect(() => wrongIn('killed')).toThrow('it could not be looked at');
});

it('a copy to be broken leaves out the dashboard, and nothing else that is called so', async () => {
  const copy = await PatchedCopy.make();
  try {
    expect(existsSync(join(copy.folder, 'apps/dashboard'))).toBe(false);
    expect(existsSync(join(copy.folder, 'apps/server/src/dashboard'))).toBe(true);
  } finally {
    await copy.remove();
  }
});
