/** Something that can be chosen. */
export type Option = { readonly value: string; readonly label: string };

/** What there is to choose from as the server found it: the ones that are looked for first, and others under a heading. */
export type Found = {
  readonly first: readonly Option[];
  readonly others?: { readonly heading: string; readonly options: readonly Option[] };
};

/** What a select shows: what was found, and what is chosen, which may be among none of it. */
export function shownOptions({ first, others }: Found, chosen: Option | undefined) {
  const found = [...first, ...(others?.options ?? [])];
  const missing = chosen !== undefined && !found.some(({ value }) => value === chosen.value) ? [chosen] : [];
  // Both come in answers of their own, which may be of different moments.
  const items = others?.options.filter(({ value }) => !first.some((each) => each.value === value)) ?? [];
  return [
    ...missing,
    ...first,
    ...(others === undefined || items.length === 0 ? [] : [{ group: others.heading, items }]),
  ];
}

/** What to ask the server for: the name of what is chosen stands in the field and is no search. */
export const askedFor = (typed: string, chosen: Option | undefined): string =>
  typed.trim() === chosen?.label.trim() ? '' : typed.trim();

/** Whether there is nothing at all; not while the answer to a former search is shown. */
export const isNone = (asked: string, { first, others }: Found, answered: boolean): boolean =>
  answered && asked === '' && first.length + (others?.options.length ?? 0) === 0;

/** The only one that there is, to be chosen without a question; not one that a search has narrowed it to. */
export const onlyOne = (asked: string, { first }: Found, answered: boolean): string | undefined =>
  answered && asked === '' && first.length === 1 ? first[0]?.value : undefined;
