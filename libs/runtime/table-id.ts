import type { Table } from './row-store.js';

/** Longer names would not leave room for `_history` within PostgreSQL's 63 bytes. */
const MAX_NAME_LENGTH = 40;

/** Which version of which table: versions stand beside each other, so that a new one is built while the old one serves. */
export type TableId = `${string}_v${number}`;

export function tableId(table: Pick<Table, 'name' | 'version'>): TableId {
  return `${table.name}_v${table.version}`;
}

/** What a declaration must keep to, said at start rather than at the first row. */
export function assertDeclared(table: Table): void {
  if (!/^[a-z][a-z0-9-]*$/.test(table.name) || table.name.length > MAX_NAME_LENGTH)
    throw new TypeError(
      `table ${table.name}: a name is lower-case words with hyphens, at most ${MAX_NAME_LENGTH} letters`,
    );
  if (!Number.isInteger(table.version) || table.version < 1) throw new TypeError(`table ${table.name}: no version`);
  for (const field of Object.keys(table.columns))
    if (!/^[a-z][A-Za-z0-9]{0,40}$/.test(field) || field === 'key' || field === 'body')
      throw new TypeError(`table ${table.name}: ${field} can't be the name of a column`);
  for (const field of table.indexes.flat())
    if (!Object.hasOwn(table.columns, field))
      throw new TypeError(`table ${table.name}: ${field} is indexed, but no column`);
}

/** Runners are asked for by name; what answers is the version that was prepared last in this process. */
export class PreparedTables {
  private readonly idByName = new Map<string, TableId>();

  add(table: Table): void {
    this.idByName.set(table.name, tableId(table));
  }

  /** A runner that was never prepared goes by its bare name, under which nothing is found. */
  idOf(runner: string): string {
    return this.idByName.get(runner) ?? runner;
  }

  /** The runners of this process, by the id of their table. */
  names(): ReadonlyMap<string, string> {
    return new Map([...this.idByName].map(([name, id]) => [id, name]));
  }
}
