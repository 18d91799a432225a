import { reject } from './rejections.js';

export const MAX_NAME_CHARACTERS = 100;
export const MAX_DESCRIPTION_CHARACTERS = 1_000;

/** Control characters, line separators, and halves of characters that no store keeps. */
const UNFIT_IN_A_LINE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;
/** As above, but tabs and line ends are welcome. */
const UNFIT_IN_A_TEXT = /(?![\t\n\r])[\p{Cc}\p{Cs}]/u;

/** Counted as people count: a character outside the basic plane is one. */
export const charactersOf = (text: string): number => [...text].length;

export const fitsInALine = (text: string, maximumCharacters: number): boolean =>
  charactersOf(text) <= maximumCharacters && !UNFIT_IN_A_LINE.test(text);

/** A thing's name as it is kept: trimmed, 1 to 100 characters on one line. Refused as `name-invalid`. */
export function nameFrom(text: string): string {
  const name = text.trim().normalize('NFC');
  if (name === '' || !fitsInALine(name, MAX_NAME_CHARACTERS)) {
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

/** Two names are the same name when they differ in case only. */
export const isSameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
