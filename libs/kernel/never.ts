/**
 * Closes a switch over a union: it compiles only while every member has its case. At run time it is reached only by data
 * of a newer version than the code, and that is no reason to guess.
 */
export function assertNever(value: never): never {
  throw new Error(`unforeseen: ${JSON.stringify(value)}`);
}
