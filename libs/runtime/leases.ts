/** Somebody else owns the runner now; whatever this owner believed is void. */
export class Superseded extends Error {
  override readonly name = 'Superseded';
}

/** The right to run something, until it expires in the store's own time, unless renewed. */
export type Lease = { readonly name: string; readonly owner: string; readonly epoch: number };

/** The lease under which one process at a time runs the fold of that name. */
export const leaseOfRunner = (runner: string): string => `runner:${runner}`;

export interface Leases {
  /** The lease if it is free, expired, or already this owner's. The epoch rises whenever it is taken anew, never on renewal. */
  acquire(name: string, owner: string, ttlMs: number): Promise<Lease | undefined>;
  /** True while it is still this epoch's. */
  renew(lease: Lease, ttlMs: number): Promise<boolean>;
  release(lease: Lease): Promise<void>;
  /** Frees one lease, whoever holds it: it, or another, takes it anew, and begins from what is stored then. */
  free(name: string): Promise<void>;
  /** Frees every lease, so that each is taken anew. Only for a start that knows itself to be alone: its predecessor was killed. */
  freeAll(): Promise<void>;
  /** The leases that have an owner, expired or not. */
  list(): Promise<readonly (Lease & { readonly expiresAt: number })[]>;
}
