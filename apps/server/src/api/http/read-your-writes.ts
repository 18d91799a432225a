/** How long a query waits for its read model to show what the caller wrote. */
export const READ_YOUR_WRITES_MS = 5_000;
