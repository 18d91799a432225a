import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { batchOf } from './batches.mjs';
import { checkInvoice } from './check-invoice.mjs';
import { readInvoices } from './read-invoices.mjs';
import { reportText } from './report.mjs';
import { totalsOf } from './totals.mjs';

/** Looking an invoice up in a ledger takes about so long; this is what makes a batch take its second or two. */
const LOOKUP_MS = 90;

/**
 * A flow of Hostler: inputs as JSON in the file that HOSTLER_INPUTS names, outputs into the one of HOSTLER_OUTPUTS, files into the
 * session's folder. What it prints is the log of its run.
 */
const { HOSTLER_INPUTS, HOSTLER_OUTPUTS, HOSTLER_SESSION_FOLDER } = process.env;
const { file, supplierId, batch, batches, today } = JSON.parse(readFileSync(HOSTLER_INPUTS, 'utf8'));

const invoices = batchOf(readInvoices(readFileSync(file, 'utf8')), { supplierId, batch, batches });
console.log(`${supplierId}, batch ${batch} of ${batches}: ${invoices.length} invoices`);

const checked = [];
for (const invoice of invoices) {
  await pause(LOOKUP_MS);
  const problems = checkInvoice(invoice, checked);
  checked.push({ invoice, problems });
  console.log(`line ${invoice.line}  ${invoice.number || '(no number)'}  ${problems.join('; ') || 'ok'}`);
}

const totals = totalsOf(checked, today);
const report = `report-${supplierId}-${batch}.txt`;
writeFileSync(join(HOSTLER_SESSION_FOLDER, report), reportText(totals, checked, today));
writeFileSync(HOSTLER_OUTPUTS, JSON.stringify({ supplierId, batch, report, ...totals }));
console.log(`${totals.accepted} accepted, ${totals.rejected} rejected; ${report} written`);
