import { describe, expect, it } from '@jest/globals';
import type { Group } from '../client/views.js';
import { sumsOf } from './batch-sums.js';
import { reportOf } from './finish-earlier.js';
import { invoiceBatches } from './invoice-batches.js';
import { percentile } from './percentile.js';

const group = (runs: Partial<Group['runs']>, bots: Partial<Group['bots']>, status: Group['status']): Group =>
  ({
    status,
    runs: { queued: 0, running: 0, succeeded: 0, failed: 0, cancelled: 0, timedOut: 0, ...runs },
    bots: { provisioning: 0, idle: 0, busy: 0, leaving: 0, ...bots },
  }) as Group;

describe('the demo', () => {
  it('makes 24 batches of the invoices: three of each of eight suppliers', () => {
    const batches = invoiceBatches();
    expect(new Set(batches.map(({ supplierId, batch }) => `${supplierId} ${batch}`)).size).toBe(24);
    expect(new Set(batches.map(({ supplierId }) => supplierId)).size).toBe(8);
  });

  it('says what became of what an earlier one had left', () => {
    const before = [group({ queued: 9, running: 4, succeeded: 11 }, { busy: 4 }, 'active')];
    const after = [group({ succeeded: 13, failed: 2, cancelled: 9 }, {}, 'deleted')];
    expect(reportOf('An earlier demo', before, after)).toBe(
      'An earlier demo had left 13 open runs and 4 bots: 2 finished, 9 were cancelled, 2 failed; its group is deleted.',
    );
    expect(reportOf('An earlier demo', after, after)).toBe(
      'An earlier demo had left no open run; its group is deleted.',
    );
  });

  it('adds batches up by currency', () => {
    const euros = { EUR: { netCents: 10_000, vatCents: 1_900, grossCents: 11_900 } };
    const batch = { invoices: 2, accepted: 1, rejected: 1, overdue: 1, byCurrency: euros };
    const { counts, amounts } = sumsOf([batch, batch]);
    expect(counts).toBe('4 invoices, 2 accepted, 2 rejected, 2 overdue');
    expect(amounts.map((line) => line.replace(/ +/g, ' '))).toEqual(['EUR 200.00 net 38.00 VAT 238.00 gross']);
  });

  it('takes the nearest rank as a percentile', () => {
    expect([0, 50, 95, 100].map((percent) => percentile([4, 1, 3, 2], percent))).toEqual([1, 2, 4, 4]);
    expect(percentile([], 50)).toBe(0);
  });
});
