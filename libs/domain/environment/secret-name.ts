import { reject } from '../rejections.js';

export const MAX_SECRET_NAME_CHARACTERS = 64;
/** What a secret store takes as a part of a reference. */
const SECRET_NAME = /^[a-z0-9][a-z0-9.-]*$/;

export const isSecretName = (name: string): boolean =>
  SECRET_NAME.test(name) && name.length <= MAX_SECRET_NAME_CHARACTERS;

/** Asked before a value is stored, and again as its event is decided. */
export function refuseUnfitSecretName(name: string): void {
  if (!isSecretName(name)) reject('secret-name-invalid', { maximumCharacters: MAX_SECRET_NAME_CHARACTERS });
}
