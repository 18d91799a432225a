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
  /**
   * The sort column that holds when a row came about: every row has it, and as of a moment none is later. Pages of the past, newest first,
   * begin there in the index, instead of passing all that came since.
   */
  readonly bornAt?: string;
  /** Parameters that are no columns: the list itself knows what they mean. */
  readonly others?: Readonly<Record<string, { readonly meaning: string }>>;
  /** How many items a page has unless asked, and at most; as all lists where absent. */
  readonly pageRows?: { readonly usual: number; readonly maximum: number };
  /** The column that `search` looks into. */
  readonly search?: string;
};

export type FilterDefinition = {
  readonly kind: FilterKind;
  /** The only texts there are in the column: another one is refused, since it would find nothing for ever. */
  readonly values?: readonly string[];
  /** The column, where it is not called as the parameter is. */
  readonly column?: string;
  readonly compare?: 'is' | 'atLeast' | 'below';
  readonly meaning?: string;
};

export const PAGE_ROWS = { usual: 50, maximum: 200 };

/** Documents the query parameters of a list. */
export function ListParameters(list: ListDefinition): MethodDecorator {
  const { usual, maximum } = list.pageRows ?? PAGE_ROWS;
  return applyDecorators(
    parameter('limit', { type: 'integer', minimum: 1, maximum, default: usual }, 'How many items at most.'),
    parameter('cursor', { type: 'string' }, 'Continue where the page before ended: its "next".'),
    parameter('count', { type: 'boolean', default: false }, 'Also answer how many items there are in all, as "total".'),
    parameter(
      'sort',
      { type: 'string', enum: list.sorts.flatMap((sort) => [sort, `-${sort}`]), default: list.defaultSort },
      'The order; with a hyphen in front descending.',
    ),
    FilterParameters(list),
  );
}

/** Documents what a list can be narrowed to, and that it can be seen as of a moment. */
export function FilterParameters({ search, filters, others = {} }: ListDefinition): MethodDecorator {
  return applyDecorators(
    AsOfParameter(),
    ...(search === undefined
      ? []
      : [parameter('search', { type: 'string' }, `Part of the ${search}, in upper or lower case.`)]),
    ...Object.entries(filters).map(([name, filter]) => parameter(name, schemas[filter.kind], meaningOf(name, filter))),
    ...Object.entries(others).map(([name, { meaning }]) => parameter(name, { type: 'string' }, meaning)),
  );
}

function meaningOf(name: string, { meaning, values }: FilterDefinition): string {
  if (meaning !== undefined) return meaning;
  const oneOf = values === undefined ? '' : ` One of ${values.join(', ')}.`;
  return `Only items with this ${name}; several separated by commas.${oneOf}`;
}

const parameter = (name: string, schema: object, description: string): MethodDecorator =>
  ApiQuery({ name, required: false, schema, description });

const schemas: Readonly<Record<FilterKind, object>> = {
  text: { type: 'string' },
  integer: { type: 'integer' },
  time: { type: 'string', format: 'date-time' },
  boolean: { type: 'boolean' },
};
