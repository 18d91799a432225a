import type { ProcessEntry } from './process-entry.js';

/**
 * What makes a process part of a tree: the mark in its environment, the group or session of the tree's first process, or the
 * pipe that only this tree prints into.
 */
export type Tree = { readonly mark: string; readonly root?: number; readonly output?: string };

/**
 * The processes of a tree: marked ones (a daemon that left by `setsid` or a double fork keeps its environment), those of the
 * root's group or session, and all descendants of either. Never `self`, nor what descends from it only.
 */
export function processesOf(tree: Tree, table: readonly ProcessEntry[], self: number): ReadonlySet<number> {
  const others = table.filter(({ pid }) => pid !== self);
  const found = new Set(others.filter((entry) => isSeed(tree, entry)).map(({ pid }) => pid));
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const { pid, parent } of others) if (found.has(parent)) found.add(pid);
  }
  return found;
}

const isSeed = ({ mark, root, output }: Tree, entry: ProcessEntry): boolean =>
  entry.marks.includes(mark) ||
  (!!output && entry.outputs.includes(output)) ||
  (root !== undefined && [entry.pid, entry.group, entry.session].includes(root));
