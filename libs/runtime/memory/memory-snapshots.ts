import type { Snapshot, Snapshots } from '../snapshots.js';

export class MemorySnapshots implements Snapshots {
  private readonly snapshots = new Map<string, Snapshot>();

  async find(stream: string): Promise<Snapshot | undefined> {
    return this.snapshots.get(stream);
  }

  async keep(snapshot: Snapshot): Promise<void> {
    const kept = this.snapshots.get(snapshot.stream);
    if (kept === undefined || kept.revision <= snapshot.revision) this.snapshots.set(snapshot.stream, snapshot);
  }
}
