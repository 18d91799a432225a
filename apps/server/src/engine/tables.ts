import type { AnyFolds } from '#kernel/fold.js';
import { projections, type ListedProjection } from '#projections/all.js';
import type { FoldTable } from '#runtime/fold-runner.js';
import type { Table } from '#runtime/row-store.js';
import { sagaFold, sagaTable } from '#runtime/saga-runner.js';
import { sagas } from '#sagas/all.js';
import { machine } from '#sagas/machine.effect.js';

export const tableOf = ({ name, version, columns, indexes, history }: ListedProjection): Table => ({
  name,
  version,
  columns,
  indexes,
  history,
});

/** What the effect of machines wishes for, a row a bot, and at once. */
export const machineFold: Required<FoldTable> = {
  table: sagaTable(machine),
  folds: machine.on as unknown as AnyFolds,
  dueAt: () => 0,
};

const tables = new Map(projections.map((projection) => [projection.name, tableOf(projection)]));
export const allTables = (): Table[] => [...tables.values(), ...sagas.map(sagaTable), machineFold.table];

/** The table of a read model. */
export function tableNamed(projection: string): Table {
  const table = tables.get(projection);
  if (table === undefined) throw new RangeError(`there is no projection named ${projection}`);
  return table;
}

export type FoldKind = 'projection' | 'saga' | 'effect';

/** Read models, sagas and the effect are all rows made by folds, and can all be compared with their rebuild. */
export const folded: readonly (FoldTable & { readonly kind: FoldKind })[] = [
  ...projections.map((one) => ({
    kind: 'projection' as const,
    table: tableOf(one),
    folds: one.on,
  })),
  ...sagas.map((saga) => ({ kind: 'saga' as const, ...sagaFold(saga) })),
  { kind: 'effect', ...machineFold },
];

export function foldNamed(name: string): FoldTable {
  const fold = folded.find(({ table }) => table.name === name);
  if (fold === undefined) throw new RangeError(`there is no projection, saga or effect named ${name}`);
  return fold;
}
