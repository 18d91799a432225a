import { linuxProcessTable } from './linux-process-table.js';
import type { ProcessEntry } from './process-entry.js';
import { psProcessTable } from './ps-process-table.js';

/** Every process of this machine that we can see. Windows tells no environment; there a tree is ended by its root alone. */
export function processTable(): readonly ProcessEntry[] {
  switch (process.platform) {
    case 'linux':
      return linuxProcessTable();
    case 'win32':
      return [];
    default:
      return psProcessTable();
  }
}
