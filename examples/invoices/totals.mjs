import { cents } from './check-invoice.mjs';

/** Counts, and sums by currency in whole cents, over the invoices that can be posted. */
export function totalsOf(checked, today) {
  const accepted = checked.filter(({ problems }) => problems.length === 0).map(({ invoice }) => invoice);
  const open = accepted.filter(({ paid }) => paid === '');
  const byCurrency = {};
  for (const { currency, net, vat, gross } of accepted) {
    const sums = (byCurrency[currency] ??= { netCents: 0, vatCents: 0, grossCents: 0 });
    sums.netCents += cents(net);
    sums.vatCents += cents(vat);
    sums.grossCents += cents(gross);
  }
  return {
    invoices: checked.length,
    accepted: accepted.length,
    rejected: checked.length - accepted.length,
    open: open.length,
    overdue: open.filter(({ due }) => due < today).length,
    byCurrency,
  };
}
