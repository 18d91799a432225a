/** What a person reads: sums first, then every invoice that could not be posted and why. */
export function reportText(totals, checked, today) {
  const sums = Object.entries(totals.byCurrency).map(
    ([currency, { netCents, vatCents, grossCents }]) =>
      `${currency}  net ${money(netCents)}  VAT ${money(vatCents)}  gross ${money(grossCents)}`,
  );
  const rejected = checked.filter(({ problems }) => problems.length > 0);
  return [
    `${totals.invoices} invoices: ${totals.accepted} accepted, ${totals.rejected} rejected, ${totals.overdue} overdue on ${today}`,
    ...sums,
    ...rejected.map(({ invoice, problems }) => `line ${invoice.line}  ${invoice.number}: ${problems.join('; ')}`),
    '',
  ].join('\n');
}

const money = (cents) => (cents / 100).toFixed(2);
