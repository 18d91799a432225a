import { reject } from './rejections.js';

export const MAX_NAME_CHARACTERS = 100;
export const MAX_DESCRIPTION_CHARACTERS = 1_000;

/** Control characters, line separators, and halves of characters that no store keeps. */
const UNFIT_IN_A_LINE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;
/** As above, but tabs and line ends are welcome. */
const UNFIT_IN_A_TEXT = /(?![\t\n\r])[\p{Cc}\p{Cs}]/u;

/** Something to see: what is only zero-width, a filler or a blank would look like no name, or like another one. */
const VISIBLE = /(?![\p{DI}\u2800])[\p{L}\p{N}\p{P}\p{S}]/u;
/** Joiners have their place within words and emoji, but make no other name of it. */
const UNSEEN = /[\p{Cf}\p{DI}]/gu;

/** Counted as people count: a character outside the basic plane is one. */
export const charactersOf = (text: string): number => [...text].length;

export const fitsInALine = (text: string, maximumCharacters: number): boolean =>
  charactersOf(text) <= maximumCharacters && !UNFIT_IN_A_LINE.test(text);

/** A thing's name as it is kept: trimmed, 1 to 100 characters on one line, some of them visible. Refused as `name-invalid`. */
export function nameFrom(text: string): string {
  const name = text.trim().normalize('NFC');
  if (!VISIBLE.test(name) || !fitsInALine(name, MAX_NAME_CHARACTERS)) {
    reject('name-invalid', { maximumCharacters: MAX_NAME_CHARACTERS });
  }
  return name;
}

/** A thing's description as it is kept: at most 1,000 characters. Refused as `description-invalid`. */
export function descriptionFrom(text: string): string {
  const description = text.trim().normalize('NFC');
  if (charactersOf(description) > MAX_DESCRIPTION_CHARACTERS || UNFIT_IN_A_TEXT.test(description)) {
    reject('description-invalid', { maximumCharacters: MAX_DESCRIPTION_CHARACTERS });
  }
  return description;
}

/** Two names are the same name when they differ in case only, or in what nobody sees. */
export const isSameName = (one: string, other: string): boolean => asCompared(one) === asCompared(other);

export const asCompared = (name: string): string => name.replace(UNSEEN, '').toLowerCase();
