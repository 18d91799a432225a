import type { Message, Metadata, Recorded } from '../message.js';

/** Gives events of a spec the places that a log would give them: one stream, positions and revisions counting from 0. */
export function recorded<E extends Message>(events: readonly E[], metadata: Partial<Metadata> = {}): Recorded<E>[] {
  return events.map((event, index) => ({
    ...event,
    id: `event-${index}`,
    stream: 'spec-default_1',
    revision: index,
    position: String(index).padStart(16, '0'),
    metadata: {
      schemaVersion: 1,
      environmentId: 'default',
      actor: 'system:spec',
      commandId: `command-${index}`,
      $correlationId: 'correlation',
      $causationId: 'causation',
      recordedAt: index,
      ...metadata,
    },
  }));
}
