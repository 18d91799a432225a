import type { RowFilter, RowQuery } from '#runtime/row-query.js';
import { cursorFrom, MAX_CURSOR_CHARACTERS } from './cursor.js';
import { PAGE_ROWS, type FilterDefinition, type ListDefinition } from './list-definition.js';
import type { WantedMoment } from './moment.js';
import { invalidRequest } from './problem.js';
import { timeFrom } from './time-text.js';

/** What a page of a list asks for, beside what the address and the caller's rights narrow it to. */
export type ListQuery = {
  readonly rows: Pick<RowQuery, 'limit' | 'orderBy' | 'after' | 'count'> & { readonly where: readonly RowFilter[] };
  /** Names sort, filters and moment: a cursor is of one list only. */
  readonly shape: string;
  readonly moment: WantedMoment;
  /** The column by which rows that came about after a moment can be passed over; see {@link ListDefinition}. */
  readonly bornAt: string | undefined;
  /** What the list's own parameters ask. */
  readonly others: Readonly<Record<string, string>>;
};

const MAX_VALUE_CHARACTERS = 500;
const MAX_VALUES = 50;

/** Reads a list's query parameters. An unknown one is refused by name: it might have been meant as a filter. */
export function listQueryFrom(list: ListDefinition, query: unknown, after: string | undefined): ListQuery {
  const { pageRows = PAGE_ROWS } = list;
  const given = textsOf(query);
  const { limit, cursor, sort = list.defaultSort, count, search, asOf, ...rest } = given;
  if (search !== undefined && list.search === undefined) throw unknownParameter('search');
  const isOther = ([name]: readonly [string, string]): boolean => Object.hasOwn(list.others ?? {}, name);
  const others = Object.fromEntries(Object.entries(rest).filter(isOther));
  const filters = Object.entries(rest).filter((one) => !isOther(one));
  const where = filters.map(([name, value]) => filterOf(list, name, value));
  if (list.search !== undefined && search !== undefined) where.push({ field: list.search, contains: search });
  const shape = JSON.stringify([list.projection, sort, where, asOf, others]);
  return {
    shape,
    moment: { after, asOf },
    others,
    bornAt: list.bornAt,
    rows: {
      where,
      orderBy: orderOf(list, sort),
      limit: limit === undefined ? pageRows.usual : wholeNumber('limit', limit, 1, pageRows.maximum),
      count: count === undefined ? false : flag('count', count),
      ...(cursor === undefined ? {} : { after: cursorFrom(cursor, shape) }),
    },
  };
}

export function textsOf(query: unknown): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(query ?? {})) {
    const maximum = name === 'cursor' ? MAX_CURSOR_CHARACTERS : MAX_VALUE_CHARACTERS;
    if (typeof value !== 'string' || value.length > maximum)
      throw invalidRequest({ pointer: `?${name}`, detail: `must come once, with at most ${maximum} characters` });
    texts[name] = value;
  }
  return texts;
}

function orderOf(list: ListDefinition, sort: string): { field: string; descending: boolean } {
  const descending = sort.startsWith('-');
  const field = descending ? sort.slice(1) : sort;
  if (!list.sorts.includes(field))
    throw invalidRequest({
      pointer: '?sort',
      detail: `must be one of ${list.sorts.join(', ')}, or one of them after a hyphen`,
    });
  return { field: list.sortColumns?.[field] ?? field, descending };
}

function filterOf(list: ListDefinition, name: string, value: string): RowFilter {
  const filter = Object.hasOwn(list.filters, name) ? list.filters[name] : undefined;
  if (filter === undefined) throw unknownParameter(name);
  const field = filter.column ?? name;
  if (filter.compare === 'atLeast') return { field, atLeast: valueOf(name, filter, value) as number };
  if (filter.compare === 'below') return { field, below: valueOf(name, filter, value) as number };
  const values = value.split(',').map((one) => valueOf(name, filter, one));
  if (values.length > MAX_VALUES)
    throw invalidRequest({ pointer: `?${name}`, detail: `must be at most ${MAX_VALUES} values` });
  if (values.length === 1) return { field, is: values[0] ?? null };
  return { field, in: values.filter((one) => typeof one !== 'boolean') };
}

function valueOf(name: string, { kind, values }: FilterDefinition, value: string): string | number | boolean {
  switch (kind) {
    case 'text':
      return values === undefined ? value : oneOf(name, value, values);
    case 'integer':
      return wholeNumber(name, value, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
    case 'boolean':
      return flag(name, value);
    case 'time':
      return timeFrom(name, value);
  }
}

function oneOf(name: string, value: string, values: readonly string[]): string {
  if (!values.includes(value))
    throw invalidRequest({
      pointer: `?${name}`,
      detail: `must be one of ${values.join(', ')}, or several with commas`,
    });
  return value;
}

function wholeNumber(name: string, value: string, minimum: number, maximum: number): number {
  const number = /^-?\d{1,16}$/.test(value) ? Number(value) : NaN;
  if (!(number >= minimum && number <= maximum))
    throw invalidRequest({ pointer: `?${name}`, detail: `must be a whole number from ${minimum} to ${maximum}` });
  return number;
}

function flag(name: string, value: string): boolean {
  if (value !== 'true' && value !== 'false')
    throw invalidRequest({ pointer: `?${name}`, detail: 'must be true or false' });
  return value === 'true';
}

export const unknownParameter = (name: string): Error =>
  invalidRequest({ pointer: `?${name}`, detail: 'is not a parameter that is known here; leave it out' });
