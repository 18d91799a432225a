/** What is only for tests, as a regular expression on a path from the root. */
export const tests: string;
