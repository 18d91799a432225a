/** When a moment is, in epoch milliseconds; `undefined` where it is a position of the log. */
export function timeOf(moment: string | undefined): number | undefined {
  const at = moment === undefined ? NaN : Date.parse(moment);
  return Number.isNaN(at) || /^\d+$/.test(moment ?? '') ? undefined : at;
}
