import { deriveId } from '#kernel/ids.js';
import type { NewEvent, Recorded } from '#kernel/message.js';
import type { HostlerEvent } from '#domain/all.events.js';
import { streamOf } from '#domain/streams.js';
import type { EventStore } from '#event-store/event-store.js';
import { kindOf } from '#projections/audit/audited-kinds.js';
import { installation } from '../../engine/first-start.js';

/** A clock that a story sets. */
export class ToldClock {
  constructor(private time: number) {}

  readonly now = (): number => this.time;
  readonly waitUntil = async (): Promise<void> => undefined;

  set(time: number): void {
    this.time = time;
  }
}

/** What an engine adds when it starts on a story is recorded so long after it: no moment of the story holds any of that. */
const UNTIL_ENGINE_MS = 60_000;

/** Appends a story to an empty log, each event at its time, behind the event that every log begins with. */
export async function tell(
  store: EventStore,
  clock: ToldClock,
  story: readonly Recorded<HostlerEvent>[],
): Promise<readonly Recorded[]> {
  await installation(store);
  for (const event of story) {
    clock.set(event.metadata.recordedAt);
    const { type, data, metadata } = event;
    const told: NewEvent = { type, data, metadata, id: deriveId('told', event.id) };
    await store.append(streamNameOf(event), [told], event.revision - 1);
  }
  clock.set(clock.now() + UNTIL_ENGINE_MS);
  const events: Recorded[] = [];
  for (let after: string | undefined; ; after = events.at(-1)?.position) {
    const slice = await store.readAll(after);
    events.push(...slice.events);
    if (slice.atEnd) return events;
  }
}

function streamNameOf({ type, stream, metadata: { environmentId } }: Recorded<HostlerEvent>): string {
  const kind = kindOf[type];
  return kind === 'run' || kind === 'bot' ? streamOf(kind, environmentId, stream) : streamOf(kind, environmentId);
}
