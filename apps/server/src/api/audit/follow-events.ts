import type { Position } from '#kernel/message.js';
import type { EventStore } from '#event-store/event-store.js';
import { serverSentEvent } from '../http/server-sent-events.js';
import { eventView } from './event.view.js';
import { shownIn } from './shown-in.js';

/** The events that one environment shows after a position, and then for ever, as server-sent events. */
export async function* followEvents(
  store: EventStore,
  environmentId: string,
  after: Position | undefined,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const shown = shownIn(environmentId);
  for await (const { events } of store.subscribeAll(after, { signal })) {
    for (const event of events) {
      if (signal.aborted) return;
      if (shown.includes(event.metadata.environmentId))
        yield serverSentEvent(event.type, event.position, eventView(event));
    }
  }
}
