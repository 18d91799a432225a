/** The stable code of an error of the system or of Node, such as `ENOENT`; nothing where it has none. */
export const errorCode = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
