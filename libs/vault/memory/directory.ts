import type { Directory, Subject } from '../ports.js';
import { foldCase, searchTextOf } from '../search-text.js';

/** For specs and simulation. */
export class MemoryDirectory implements Directory {
  private readonly subjects = new Map<string, Subject>();

  async put(subject: Subject): Promise<void> {
    this.subjects.set(subject.subjectId, subject);
  }

  async get(subjectIds: readonly string[]): Promise<ReadonlyMap<string, Subject>> {
    return new Map(
      subjectIds.flatMap((id) => {
        const subject = this.subjects.get(id);
        return subject === undefined ? [] : [[id, subject] as const];
      }),
    );
  }

  async find(text: string, limit: number): Promise<readonly Subject[]> {
    const wanted = foldCase(text);
    return [...this.subjects.values()]
      .map((subject) => ({ subject, searchText: searchTextOf(subject) }))
      .filter(({ searchText }) => searchText.includes(wanted))
      .sort((a, b) => byBytes(a.searchText, b.searchText) || byBytes(a.subject.subjectId, b.subject.subjectId))
      .slice(0, limit)
      .map(({ subject }) => subject);
  }

  async erase(subjectId: string): Promise<void> {
    this.subjects.delete(subjectId);
  }
}

const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
