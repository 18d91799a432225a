import { readFileSync } from 'node:fs';
import { BATCHES_PER_SUPPLIER, INVOICES } from './demo-settings.js';

/** What a run of the demo is given. */
export type Batch = {
  readonly file: string;
  readonly supplierId: string;
  readonly batch: number;
  readonly batches: number;
  readonly today: string;
};

/** The day that the example is about: what is overdue depends on it. */
const TODAY = '2026-01-31';
const SUPPLIER = /^S-\d{4}$/;

/** Splits the invoices by supplier, and each supplier's into batches. */
export function invoiceBatches(): readonly Batch[] {
  const lines = readFileSync(INVOICES, 'utf8').trimEnd().split('\n').slice(1);
  const suppliers = new Set(lines.flatMap((line) => line.split(',').slice(1, 2)).filter((id) => SUPPLIER.test(id)));
  const numbers = Array.from({ length: BATCHES_PER_SUPPLIER }, (_, index) => index + 1);
  return [...suppliers]
    .sort()
    .flatMap((supplierId) =>
      numbers.map((batch) => ({ file: INVOICES, supplierId, batch, batches: BATCHES_PER_SUPPLIER, today: TODAY })),
    );
}
