import { Select, type SelectProps } from '@mantine/core';
import { shownOptions, type Found, type Option } from './options.js';
import './choice.css';

/** What there is to choose from, which the server searches: there may be far more than a list can show. */
export type Searched = {
  readonly found: Found;
  /** What is chosen, with its name; `undefined` for nothing. */
  readonly chosen: Option | undefined;
  readonly loading: boolean;
  /** There is nothing at all; not only nothing that a search has found. */
  readonly none: boolean;
  /** The only one there is. */
  readonly only: string | undefined;
  readonly search: (typed: string) => void;
};

type SearchSelectProps = Omit<SelectProps, 'data' | 'value' | 'onChange' | 'searchable'> & {
  readonly from: Searched;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What to say where nothing fits. */
  readonly nothing?: string;
};

/** A choice from any number of things by typing a part of their name. */
export const SearchSelect = ({ from, value, onChange, nothing = 'Nothing fits', ...look }: SearchSelectProps) => (
  <Select
    {...look}
    data={shownOptions(from.found, from.chosen)}
    value={value === '' ? null : value}
    onChange={(next) => onChange(next ?? '')}
    searchable
    onSearchChange={from.search}
    nothingFoundMessage={from.loading ? 'Searching …' : nothing}
    maxDropdownHeight={280}
  />
);

type SearchChoiceProps = {
  readonly label: string;
  readonly everything: string;
  readonly from: Searched;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** The same as a filter beside others: empty, it lets everything through. */
export const SearchChoice = ({ label, everything, value, ...rest }: SearchChoiceProps) => (
  <SearchSelect
    {...rest}
    value={value}
    aria-label={label}
    placeholder={everything}
    className={value === '' ? 'choice' : 'choice set'}
    clearable
    clearButtonProps={{ 'aria-label': `${everything} again` }}
    size="sm"
    w={{ base: 'calc(50% - 5px)', xs: 190 }}
  />
);
