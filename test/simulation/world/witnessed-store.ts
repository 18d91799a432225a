import { MemoryEventStore } from '#event-store/memory/memory-event-store.js';
import type { Appended } from '#event-store/event-store.js';
import type { Clock } from '#kernel/clock.js';
import type { NewEvent, Recorded } from '#kernel/message.js';

/** The log, with somebody who sees each append at the moment at which it happens. */
export class WitnessedStore extends MemoryEventStore {
  constructor(
    clock: Clock,
    private readonly witness: (events: readonly Recorded[]) => void,
  ) {
    super({ clock });
  }

  override async append(stream: string, events: readonly NewEvent[], expectedRevision: number): Promise<Appended> {
    const appended = await super.append(stream, events, expectedRevision);
    if (!appended.repeated) this.witness(appended.events);
    return appended;
  }
}
