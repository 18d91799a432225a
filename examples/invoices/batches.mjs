/** The part of a supplier's invoices that is one batch: every n-th, so that batches are about equal. */
export const batchOf = (invoices, { supplierId, batch, batches }) =>
  invoices.filter((invoice) => invoice.supplier_id === supplierId).filter((_, index) => index % batches === batch - 1);
