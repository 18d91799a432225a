import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { whileHolding } from './leaseholder.js';
import type { Log } from './log.js';
import { MemoryLeases } from './memory/memory-leases.js';
import { VirtualClock } from './memory/virtual-clock.js';

const MINUTE_MS = 60_000;
const LEASE_TTL_MS = 10_000;
const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('work under a lease', () => {
  let clock: VirtualClock;
  let leases: MemoryLeases;
  let over: AbortController;
  beforeEach(() => {
    clock = new VirtualClock(1_000);
    leases = new MemoryLeases(clock);
    over = new AbortController();
  });
  afterEach(() => over.abort());

  const hold = (work: Parameters<typeof whileHolding>[3]) =>
    void whileHolding(
      { leases, clock, log: silent, owner: 'spec', leaseTtlMs: LEASE_TTL_MS },
      'work',
      over.signal,
      work,
    );

  it('I16 goes on within a lease of the end of an outage, however long that was', async () => {
    let isAway = true;
    let begun: number | undefined;
    const acquire = leases.acquire.bind(leases);
    leases.acquire = async (...asked) => {
      if (isAway) throw new Error('the database is away');
      return acquire(...asked);
    };
    hold(async (_, held) => {
      begun ??= clock.now();
      await clock.waitUntil(Infinity, held);
    });
    await clock.advanceBy(17 * MINUTE_MS);
    isAway = false;
    const backAt = clock.now();
    await clock.advanceBy(6 * MINUTE_MS);
    expect((begun ?? Infinity) - backAt).toBeLessThanOrEqual(LEASE_TTL_MS);
  });
});
