import type { Clock } from '#kernel/clock.js';
import { Superseded, type Lease, type Leases } from '../leases.js';

type Held = { readonly owner: string | undefined; readonly epoch: number; readonly expiresAt: number };

export class MemoryLeases implements Leases {
  private readonly leases = new Map<string, Held>();

  constructor(private readonly clock: Clock) {}

  async acquire(name: string, owner: string, ttlMs: number): Promise<Lease | undefined> {
    const now = this.clock.now();
    const held = this.leases.get(name);
    const live = held?.owner !== undefined && held.expiresAt > now;
    if (live && held.owner !== owner) return undefined;
    const epoch = live ? held.epoch : (held?.epoch ?? 0) + 1;
    this.leases.set(name, { owner, epoch, expiresAt: now + ttlMs });
    return { name, owner, epoch };
  }

  async renew(lease: Lease, ttlMs: number): Promise<boolean> {
    if (!this.isHeld(lease)) return false;
    this.leases.set(lease.name, { ...lease, expiresAt: this.clock.now() + ttlMs });
    return true;
  }

  async release(lease: Lease): Promise<void> {
    if (this.isHeld(lease)) this.leases.set(lease.name, { ...lease, owner: undefined, expiresAt: this.clock.now() });
  }

  async free(name: string): Promise<void> {
    const held = this.leases.get(name);
    if (held !== undefined) this.leases.set(name, { ...held, owner: undefined, expiresAt: this.clock.now() });
  }

  async freeAll(): Promise<void> {
    for (const name of this.leases.keys()) await this.free(name);
  }

  async list(): Promise<readonly (Lease & { readonly expiresAt: number })[]> {
    return [...this.leases].flatMap(([name, { owner, ...held }]) =>
      owner === undefined ? [] : [{ name, owner, ...held }],
    );
  }

  /** An expired lease still holds until somebody else takes it: only then is there anybody to be fenced off. */
  assertHeld(lease: Lease): void {
    if (!this.isHeld(lease)) throw new Superseded(`lease ${lease.name} is no longer at epoch ${lease.epoch}`);
  }

  private isHeld({ name, owner, epoch }: Lease): boolean {
    const held = this.leases.get(name);
    return held?.owner === owner && held.epoch === epoch;
  }
}
