import { applyDecorators } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { AsOfParameter } from './as-of.js';

export type FilterKind = 'text' | 'integer' | 'time' | 'boolean';

/** What a list can be filtered and sorted by. Fields are columns of its projection. */
export type ListDefinition = {
  readonly projection: string;
  /** Query parameter → column and kind; several values separated by commas mean any of them. */
  readonly filters: Readonly<Record<string, FilterDefinition>>;
  readonly sorts: readonly string[];
  /** Columns of sorts that are not called as they are. */
  readonly sortColumns?: Readonly<Record<string, string>>;
  /** Descending with a hyphen in front. */
  readonly defaultSort: string;
  /** The column that `search` looks into. */
  readonly search?: string;
};

export type FilterDefinition = {
  readonly kind: FilterKind;
  /** The column, where it is not called as the parameter is. */
  readonly column?: string;
  readonly compare?: 'is' | 'atLeast' | 'below';
  readonly meaning?: string;
};

export const DEFAULT_PAGE_ROWS = 50;
export const MAX_PAGE_ROWS = 200;

/** Documents the query parameters of a list. */
export function ListParameters(list: ListDefinition): MethodDecorator {
  const parameter = (name: string, schema: object, description: string): MethodDecorator =>
    ApiQuery({ name, required: false, schema, description });
  return applyDecorators(
    AsOfParameter(),
    parameter(
      'limit',
      { type: 'integer', minimum: 1, maximum: MAX_PAGE_ROWS, default: DEFAULT_PAGE_ROWS },
      'How many items at most.',
    ),
    parameter('cursor', { type: 'string' }, 'Continue where the page before ended: its "next".'),
    parameter('count', { type: 'boolean', default: false }, 'Also answer how many items there are in all, as "total".'),
    parameter(
      'sort',
      { type: 'string', enum: list.sorts.flatMap((sort) => [sort, `-${sort}`]), default: list.defaultSort },
      'The order; with a hyphen in front descending.',
    ),
    ...(list.search === undefined
      ? []
      : [parameter('search', { type: 'string' }, `Part of the ${list.search}, in upper or lower case.`)]),
    ...Object.entries(list.filters).map(([name, filter]) =>
      parameter(
        name,
        schemas[filter.kind],
        filter.meaning ?? `Only items with this ${name}; several separated by commas.`,
      ),
    ),
  );
}

const schemas: Readonly<Record<FilterKind, object>> = {
  text: { type: 'string' },
  integer: { type: 'integer' },
  time: { type: 'string', format: 'date-time' },
  boolean: { type: 'boolean' },
};
