import type { Clock } from '#kernel/clock.js';
import { OVER } from '#kernel/over.js';
import { keepOn } from './keep-on.js';
import type { Lease, Leases } from './leases.js';
import type { Log } from './log.js';

/** A lease's life unless told; renewed at a third of it, and asked for at a tenth. After it, another process may take over. */
const LEASE_TTL_MS = 10_000;

type Holder = {
  readonly leases: Leases;
  readonly clock: Clock;
  readonly log: Log;
  readonly owner: string;
  readonly leaseTtlMs?: number;
};

/**
 * Runs `work` for as long as this process holds the lease, and again whenever it gets it back. `work` gets a signal that aborts
 * when the lease is lost or everything stops. Errors are logged and followed by a back-off; nothing ends the loop but the signal.
 */
export function whileHolding(
  { leases, clock, log, owner, leaseTtlMs = LEASE_TTL_MS }: Holder,
  name: string,
  signal: AbortSignal,
  work: (lease: Lease, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  // Whatever interrupts it may be over soon, and nothing is dispatched or folded meanwhile: no pause is longer than a takeover takes (I16).
  return keepOn({ clock, log, longestPauseMs: leaseTtlMs }, name, signal, async () => {
    while (!signal.aborted) {
      const lease = await leases.acquire(name, owner, leaseTtlMs);
      if (lease === undefined) await clock.waitUntil(clock.now() + leaseTtlMs / 10, signal);
      else await holding({ leases, clock, leaseTtlMs }, lease, signal, work);
    }
  });
}

type Holding = Required<Pick<Holder, 'leases' | 'clock' | 'leaseTtlMs'>>;

async function holding(
  held: Holding,
  lease: Lease,
  outer: AbortSignal,
  work: (lease: Lease, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const over = new AbortController();
  const signal = AbortSignal.any([outer, over.signal]);
  const renewing = renew(held, lease, signal).finally(() => over.abort(OVER));
  try {
    await work(lease, signal);
  } finally {
    over.abort(OVER);
    await renewing;
    await held.leases.release(lease).catch(() => undefined);
  }
}

/** Ends when the lease is lost, or can't be renewed for as long as it lives. */
async function renew({ leases, clock, leaseTtlMs }: Holding, lease: Lease, signal: AbortSignal): Promise<void> {
  let held = clock.now();
  while (!signal.aborted) {
    await clock.waitUntil(clock.now() + leaseTtlMs / 3, signal);
    if (signal.aborted) return;
    try {
      const asked = clock.now();
      if (!(await leases.renew(lease, leaseTtlMs))) return;
      held = asked;
    } catch {
      if (clock.now() - held >= leaseTtlMs) return;
    }
  }
}
