import type { Parked } from '../stored-rows.js';
import { compareText } from './compare-text.js';

/** The rows that wait for a person, by the id of their table and key. */
export class MemoryParking {
  private readonly byTable = new Map<string, Map<string, Omit<Parked, 'runner'>>>();

  park(id: string, { position, key, eventId, reason, parkedAt }: Omit<Parked, 'runner'>): void {
    const rows = this.byTable.get(id) ?? new Map<string, Omit<Parked, 'runner'>>();
    rows.set(key, { key, position, eventId, reason, parkedAt });
    this.byTable.set(id, rows);
  }

  unpark(id: string, key: string): boolean {
    return this.byTable.get(id)?.delete(key) ?? false;
  }

  isParked(id: string, key: string): boolean {
    return this.byTable.get(id)?.has(key) ?? false;
  }

  forget(id: string): void {
    this.byTable.delete(id);
  }

  /** Of the runners in the map (names by table id), oldest first. */
  list(names: ReadonlyMap<string, string>): readonly Parked[] {
    const all = [...names].flatMap(([id, runner]) =>
      [...(this.byTable.get(id)?.values() ?? [])].map((parked) => ({ runner, ...parked })),
    );
    return all.sort((a, b) => a.parkedAt - b.parkedAt || compareText(a.runner, b.runner) || compareText(a.key, b.key));
  }
}
