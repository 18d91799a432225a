/** One thing that was looked at; with a remedy where it is not as it should be. */
export type Finding = { readonly what: string; readonly found: string; readonly remedy?: string };
