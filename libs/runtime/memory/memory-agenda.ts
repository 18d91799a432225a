import { SETTLED_MS, type Agenda, type AgendaChange, type AgendaEntry, type WantedRow } from '../agenda.js';
import type { Parked } from '../stored-rows.js';
import type { PreparedTables } from '../table-id.js';
import { compareText } from './compare-text.js';
import type { MemoryParking } from './memory-parking.js';

type OfVersion = Pick<AgendaEntry, 'key' | 'from'>;

export class MemoryAgenda implements Agenda {
  private readonly byTable = new Map<string, Map<string, AgendaEntry>>();

  constructor(
    private readonly tables: PreparedTables,
    private readonly parking: MemoryParking,
  ) {}

  async due(runner: string, now: number, limit: number): Promise<readonly AgendaEntry[]> {
    return this.waiting(runner)
      .filter((entry) => readyAt(entry) <= now)
      .sort((a, b) => readyAt(a) - readyAt(b) || compareText(a.key, b.key))
      .slice(0, limit);
  }

  async nextAt(runner: string): Promise<number | undefined> {
    let next: number | undefined;
    for (const entry of this.waiting(runner))
      if (entry.retryAt < SETTLED_MS) next = Math.min(next ?? Infinity, readyAt(entry));
    return next;
  }

  async defer(
    runner: string,
    entry: OfVersion,
    next: { retryAt: number; attempts: number; resume?: string },
  ): Promise<void> {
    const before = this.entryOf(runner, entry);
    const { retryAt, attempts, resume } = next;
    if (before !== undefined) this.entriesOf(runner).set(entry.key, { ...before, retryAt, attempts, resume });
  }

  async done(runner: string, entry: OfVersion): Promise<void> {
    const before = this.entryOf(runner, entry);
    if (before !== undefined) this.entriesOf(runner).set(entry.key, { ...before, retryAt: SETTLED_MS });
  }

  async park(parked: Parked): Promise<void> {
    const wanted = this.entryOf(parked.runner, { key: parked.key, from: parked.position });
    if (wanted !== undefined) this.parking.park(this.tables.idOf(parked.runner), parked);
  }

  async unpark(runner: string, key: string): Promise<boolean> {
    if (!this.parking.unpark(this.tables.idOf(runner), key)) return false;
    const entry = this.entriesOf(runner).get(key);
    if (entry !== undefined) this.entriesOf(runner).set(key, { ...entry, retryAt: entry.dueAt, attempts: 0 });
    return true;
  }

  change(id: string, { key, dueAt, from }: AgendaChange): void {
    const entries = this.entriesOfTable(id);
    if (dueAt === undefined) entries.delete(key);
    else entries.set(key, { key, dueAt, retryAt: dueAt, attempts: 0, from, resume: undefined });
  }

  /** In the order of keys, as it is at this moment. */
  wanted(id: string): readonly WantedRow[] {
    const wanted = [...this.entriesOfTable(id).values()].map(({ key, dueAt, from }) => ({ key, dueAt, from }));
    return wanted.sort((a, b) => compareText(a.key, b.key));
  }

  forget(id: string): void {
    this.byTable.delete(id);
  }

  private waiting(runner: string): AgendaEntry[] {
    const id = this.tables.idOf(runner);
    return [...this.entriesOf(runner).values()].filter(({ key }) => !this.parking.isParked(id, key));
  }

  /** The entry, unless an event has moved its row since. */
  private entryOf(runner: string, { key, from }: OfVersion): AgendaEntry | undefined {
    const entry = this.entriesOf(runner).get(key);
    return entry?.from === from ? entry : undefined;
  }

  private entriesOf(runner: string): Map<string, AgendaEntry> {
    return this.entriesOfTable(this.tables.idOf(runner));
  }

  private entriesOfTable(id: string): Map<string, AgendaEntry> {
    const entries = this.byTable.get(id) ?? new Map<string, AgendaEntry>();
    this.byTable.set(id, entries);
    return entries;
  }
}

const readyAt = ({ dueAt, retryAt }: AgendaEntry): number => Math.max(dueAt, retryAt);
