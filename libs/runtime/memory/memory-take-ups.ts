import type { PreparedTables } from '../table-id.js';
import type { TakeUp, TakeUps } from '../take-ups.js';

export class MemoryTakeUps implements TakeUps {
  private standing: (TakeUp & { readonly runner: string })[] = [];
  private count = 0;

  constructor(private readonly tables: PreparedTables) {}

  async ask(runner: string, key: string): Promise<void> {
    this.standing.push({ id: ++this.count, key, runner: this.tables.idOf(runner) });
  }

  async asked(runner: string): Promise<readonly TakeUp[]> {
    const ofRunner = this.standing.filter((asked) => asked.runner === this.tables.idOf(runner));
    return ofRunner.map(({ id, key }) => ({ id, key }));
  }

  async settle(_: string, takeUps: readonly TakeUp[]): Promise<void> {
    const settled = new Set(takeUps.map(({ id }) => id));
    this.standing = this.standing.filter(({ id }) => !settled.has(id));
  }
}
