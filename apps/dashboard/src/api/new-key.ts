const KEY_BYTES = 16;

/** A key for one command. `crypto.randomUUID` is missing where the page comes over plain HTTP from another machine. */
export const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(KEY_BYTES))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
