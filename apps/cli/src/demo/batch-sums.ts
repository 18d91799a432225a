/** What a run of the example leaves; amounts in whole cents. */
export type BatchOutputs = {
  readonly invoices: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly overdue: number;
  readonly byCurrency: Readonly<Record<string, Amounts>>;
};

type Amounts = { readonly netCents: number; readonly vatCents: number; readonly grossCents: number };

/** All batches together, in words. */
export function sumsOf(outputs: readonly BatchOutputs[]): {
  readonly counts: string;
  readonly amounts: readonly string[];
} {
  const sum = (count: (batch: BatchOutputs) => number): number =>
    outputs.reduce((total, batch) => total + count(batch), 0);
  const currencies = [...new Set(outputs.flatMap(({ byCurrency }) => Object.keys(byCurrency)))].sort();
  return {
    counts: `${sum((batch) => batch.invoices)} invoices, ${sum((batch) => batch.accepted)} accepted, ${sum((batch) => batch.rejected)} rejected, ${sum((batch) => batch.overdue)} overdue`,
    amounts: currencies.map((currency) => {
      const of = (amount: keyof Amounts): string =>
        money(sum(({ byCurrency }) => byCurrency[currency]?.[amount] ?? 0)).padStart(16);
      return `${currency}${of('netCents')} net${of('vatCents')} VAT${of('grossCents')} gross`;
    }),
  };
}

const money = (cents: number): string =>
  (cents / 100).toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
