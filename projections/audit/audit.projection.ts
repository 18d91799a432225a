import type { Fold, Folds } from '#kernel/fold.js';
import type { Position, Recorded } from '#kernel/message.js';
import type { Projection } from '#kernel/projection.js';
import type { HostlerEvent } from '#domain/all.events.js';
import { kindOf, type AuditedKind } from './audited-kinds.js';

/**
 * U5: one row for every event, its key the position, so that the audit can be filtered. It holds references only; the event
 * itself is read from the log when asked for.
 */
export type AuditRow = {
  readonly position: Position;
  readonly type: HostlerEvent['type'];
  readonly kind: AuditedKind;
  readonly stream: string;
  readonly revision: number;
  readonly eventId: string;
  readonly environmentId: string;
  readonly groupId: string | null;
  readonly runId: string | null;
  readonly botId: string | null;
  readonly actor: string;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly recordedAt: number;
};

const entry: Fold<AuditRow, HostlerEvent> = {
  key: (event) => event.position,
  row: (_, event) => rowOf(event),
  begins: true,
};

export const audit: Projection<AuditRow, HostlerEvent> = {
  name: 'audit',
  version: 1,
  columns: {
    environmentId: 'text',
    kind: 'text',
    type: 'text',
    stream: 'text',
    groupId: 'text',
    runId: 'text',
    botId: 'text',
    actor: 'text',
    commandId: 'text',
    correlationId: 'text',
    causationId: 'text',
    recordedAt: 'integer',
  },
  indexes: [['environmentId'], ['stream'], ['groupId'], ['runId'], ['actor'], ['correlationId'], ['recordedAt']],
  on: Object.fromEntries(Object.keys(kindOf).map((type) => [type, entry])) as Folds<AuditRow, HostlerEvent>,
};

const rowOf = (event: Recorded<HostlerEvent>): AuditRow => ({
  position: event.position,
  type: event.type,
  kind: kindOf[event.type],
  stream: event.stream,
  revision: event.revision,
  eventId: event.id,
  environmentId: event.metadata.environmentId,
  groupId: reference(event.data, 'groupId'),
  runId: reference(event.data, 'runId'),
  botId: reference(event.data, 'botId'),
  actor: event.metadata.actor,
  commandId: event.metadata.commandId,
  correlationId: event.metadata.$correlationId,
  causationId: event.metadata.$causationId,
  recordedAt: event.metadata.recordedAt,
});

/** The id that an event carries under this name, if it does. */
function reference(data: object, name: string): string | null {
  const value: unknown = Object.hasOwn(data, name) ? (data as Record<string, unknown>)[name] : null;
  return typeof value === 'string' ? value : null;
}
