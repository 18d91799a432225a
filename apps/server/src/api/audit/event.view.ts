import type { Recorded } from '#kernel/message.js';
import { parseStream } from '#domain/streams.js';
import { isoTime } from '../http/iso-time.js';
import type { EventView } from './event.dto.js';

export const eventView = (event: Recorded): EventView => ({
  position: event.position,
  eventId: event.id,
  type: event.type,
  kind: parseStream(event.stream).kind,
  stream: event.stream,
  revision: event.revision,
  recordedAt: isoTime(event.metadata.recordedAt),
  actor: event.metadata.actor,
  commandId: event.metadata.commandId,
  correlationId: event.metadata.$correlationId,
  causationId: event.metadata.$causationId,
  data: event.data,
});
