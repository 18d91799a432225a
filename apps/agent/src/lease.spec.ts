import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { flowMayRunUntil } from './lease.js';
import { after, msUntil } from './moment.js';

const asked = { monotonicMs: 1_000, uptimeMs: 5_000 };

describe('the time a flow may run', () => {
  it('I1 ends before the lease does, counted from before it was asked for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 86_400_000 }), (leaseMs) => {
        const ms = msUntil(flowMayRunUntil(asked, leaseMs), asked);
        return ms < leaseMs && ms >= leaseMs * 0.8 - 1;
      }),
    );
  });

  it('I1 leaves half a minute of a lease of ten', () => {
    expect(msUntil(flowMayRunUntil(asked, 600_000), asked)).toBe(570_000);
  });

  it('I1 counts time in suspension, which one of the clocks does not see', () => {
    const end = flowMayRunUntil(asked, 600_000);
    const afterSleep = { monotonicMs: asked.monotonicMs + 10, uptimeMs: asked.uptimeMs + 3_600_000 };
    expect(msUntil(end, afterSleep)).toBeLessThan(0);
    expect(msUntil(end, after(asked, 10))).toBe(569_990);
  });
});
