/** The most a secret's value takes as UTF-8. */
export const SECRET_LIMIT_BYTES = 64 * 1024;
const REFERENCE_LIMIT_CHARACTERS = 300;

/** The reference or the value is not as a secret store takes it. Says which and why, never what. */
export class UnfitSecret extends Error {
  override readonly name = 'UnfitSecret';
}

export function refuseUnfitSecret(reference: string, value: string): void {
  if (!/^[a-z0-9][a-z0-9/.-]*$/.test(reference) || reference.length > REFERENCE_LIMIT_CHARACTERS) {
    throw new UnfitSecret(
      `a reference is lower-case words, digits, "-", "/" and ".", at most ${REFERENCE_LIMIT_CHARACTERS} characters`,
    );
  }
  if (Buffer.byteLength(value) > SECRET_LIMIT_BYTES) {
    throw new UnfitSecret(`the value of ${reference} is longer than ${SECRET_LIMIT_BYTES} bytes`);
  }
}
