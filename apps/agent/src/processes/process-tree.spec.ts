import { describe, expect, it } from '@jest/globals';

import type { ProcessEntry } from './process-entry.js';
import { processesOf } from './process-tree.js';

const mark = 'HOSTLER_RUN_ID=a';
const process = (pid: number, parent: number, rest: Partial<ProcessEntry> = {}): ProcessEntry => ({
  pid,
  parent,
  group: pid,
  session: pid,
  marks: [],
  outputs: ['/dev/null', '/dev/null'],
  ...rest,
});
const found = (table: readonly ProcessEntry[], tree: Parameters<typeof processesOf>[0], self = 2) => [
  ...processesOf(tree, table, self),
];

describe('the processes of a tree', () => {
  it('are those that carry its mark, wherever they went', () => {
    const table = [process(1, 0), process(10, 1, { marks: [mark] }), process(11, 1, { marks: ['HOSTLER_RUN_ID=b'] })];
    expect(found(table, { mark })).toEqual([10]);
  });

  it('are those of the group or the session of its root', () => {
    const table = [process(10, 2), process(11, 1, { group: 10 }), process(12, 1, { session: 10 }), process(13, 1)];
    expect(found(table, { mark, root: 10 })).toEqual([10, 11, 12]);
  });

  it('are those that print into its output', () => {
    const table = [
      process(10, 1, { outputs: ['/dev/null', 'pipe:[7]'] }),
      process(11, 1, { outputs: ['pipe:[8]', ''] }),
    ];
    expect(found(table, { mark, output: 'pipe:[7]' })).toEqual([10]);
    expect(found(table, { mark, output: '' })).toEqual([]);
  });

  it('are all that descend from those, in whatever order the table tells', () => {
    const table = [process(12, 11), process(11, 10), process(10, 1, { marks: [mark] }), process(20, 1)];
    expect(new Set(found(table, { mark }))).toEqual(new Set([10, 11, 12]));
  });

  it('are never the one that asks, nor its other children', () => {
    const table = [process(2, 1, { marks: [mark] }), process(3, 2)];
    expect(found(table, { mark })).toEqual([]);
  });
});
