import { streamKinds, type StreamKind } from '#domain/streams.js';
import { FreeObject, Id, OneOf, Shape, Text, Time, Whole } from '../http/fields.js';

export class EventView {
  @Text({ meaning: 'Where it stands in the log; compare as text.', maximum: 100 })
  position: string;

  @Id({ meaning: 'Its id.' })
  eventId: string;

  @Text({ meaning: 'What happened.', maximum: 100, example: 'RunEnqueued' })
  type: string;

  @OneOf({ meaning: 'The kind of its stream.', values: streamKinds, example: 'run' })
  kind: StreamKind;

  @Text({ meaning: 'The stream that it stands in.', maximum: 300 })
  stream: string;

  @Whole({ meaning: 'Its place within the stream, from 0.', minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
  revision: number;

  @Time({ meaning: 'When it was recorded.' })
  recordedAt: string;

  @Text({ meaning: 'Who caused it: a subject id, or a part of the product such as system:scaling.', maximum: 100 })
  actor: string;

  @Text({ meaning: 'The command that it follows from.', maximum: 100 })
  commandId: string;

  @Text({ meaning: 'What it belongs together with.', maximum: 100 })
  correlationId: string;

  @Text({ meaning: 'The event or command right before it.', maximum: 100 })
  causationId: string;

  @FreeObject({ meaning: 'What was decided. References only: names of people, inputs and secrets stand elsewhere.' })
  data: object;
}

export class EventsView {
  @Shape(() => EventView, { meaning: 'Oldest first.', list: true })
  items: EventView[];
}
