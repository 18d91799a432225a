/** A stretch of time that charts show, in epoch milliseconds. */
export type Stretch = { readonly from: number; readonly to: number };
