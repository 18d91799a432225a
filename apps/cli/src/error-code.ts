/** The stable code of an error of the system or of Node, such as `ENOENT`; nothing where it has none. */
export const errorCode = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

/** For a sentence: its code, or what it says of itself. */
export const codeOrWords = (error: unknown): string => String(errorCode(error) ?? error);
