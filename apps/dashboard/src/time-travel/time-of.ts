/** When a moment is, in epoch milliseconds; `undefined` where it is a position of the log, which never begins as a date does. */
export function timeOf(moment: string | undefined): number | undefined {
  const at = moment !== undefined && /^\d{4}-\d\d-\d\d/.test(moment) ? Date.parse(moment) : NaN;
  return Number.isNaN(at) ? undefined : at;
}
