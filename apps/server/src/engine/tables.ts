import type { AnyFolds } from '#kernel/fold.js';
import { projections, type ListedProjection } from '#projections/all.js';
import type { Table } from '#runtime/row-store.js';
import { sagaTable } from '#runtime/saga-runner.js';
import { sagas } from '#sagas/all.js';
import { machine } from '#sagas/machine.effect.js';

export const tableOf = ({ name, version, columns, indexes, history }: ListedProjection): Table => ({
  name,
  version,
  columns,
  indexes,
  history,
});

/** What the effect of machines wishes for, a row a bot. */
export const effectTable = sagaTable(machine);

const tables = new Map(projections.map((projection) => [projection.name, tableOf(projection)]));
export const allTables = (): Table[] => [...tables.values(), ...sagas.map(sagaTable), effectTable];

/** The table of a read model. */
export function tableNamed(projection: string): Table {
  const table = tables.get(projection);
  if (table === undefined) throw new RangeError(`there is no projection named ${projection}`);
  return table;
}

/** Read models, sagas and the effect are all rows made by folds, and can all be compared with their rebuild. */
const folded = [...projections, ...sagas, machine] as const;

export const foldsOf = (name: string): AnyFolds =>
  (folded.find((one) => one.name === name)?.on ?? {}) as unknown as AnyFolds;

export function foldedTable(name: string): Table {
  const table = allTables().find((one) => one.name === name);
  if (table === undefined) throw new RangeError(`there is no projection, saga or effect named ${name}`);
  return table;
}
