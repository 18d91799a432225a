import type { FitAppend } from '../fit-for-append.js';
import { stamped } from '../fit-for-append.js';
import type { StoredEvent } from '../stored-event.js';

/** Stands in no fit name and in no JSON text, where control characters are escaped. */
const SEPARATOR = '\u0001';

/** One call of the function for many appends; named, so that the server plans it once. */
export const APPEND_CALL = {
  name: 'append events',
  text: 'SELECT * FROM hostler.append_events($1, $2, $3, $4, $5, $6, $7, $8)',
} as const;

/** What the function answers; both lists are NULL where all appends were taken. */
export type AppendAnswer = {
  readonly base_position: string;
  readonly refused_streams: readonly string[] | null;
  readonly actual_revisions: readonly number[] | null;
};

/** What became of one append: the events as they stand now, or the revision that stood in its way. */
export type AppendOutcome = { readonly stored: readonly StoredEvent[] } | { readonly actualRevision: number };

type UnplacedEvent = Omit<StoredEvent, 'ordinal'>;
type Stamped = { readonly append: FitAppend; readonly events: readonly UnplacedEvent[] };

/** Appends of one call, each to a stream of its own, stamped with the time of the call. */
export function stampBatch(appends: readonly FitAppend[], recordedAt: number): readonly Stamped[] {
  return appends.map((append) => ({
    append,
    events: append.events.map((event, index) => ({
      ...event,
      stream: append.stream,
      revision: append.expectedRevision + 1 + index,
      metadata: stamped(event.metadata, recordedAt),
    })),
  }));
}

/** The arguments of the function: each a list in one string. */
export function batchValues(batch: readonly Stamped[]): string[] {
  const events = batch.flatMap((stampedAppend) => stampedAppend.events);
  return [
    batch.map(({ append }) => append.stream).join(SEPARATOR),
    batch.map(({ append }) => append.expectedRevision).join(SEPARATOR),
    ...eventColumns(events),
  ];
}

/** Events as the functions of the log take them: stream, revision, id, type, data and metadata, each a list in one string. */
export function eventColumns(events: readonly UnplacedEvent[]): string[] {
  const column = (name: keyof UnplacedEvent) => events.map((event) => event[name]).join(SEPARATOR);
  return [column('stream'), column('revision'), column('id'), column('type'), column('data'), column('metadata')];
}

/** Works the places of all events out of the function's answer: those of refused appends take none. */
export function batchOutcomes(batch: readonly Stamped[], answer: AppendAnswer): AppendOutcome[] {
  const refused = new Map(answer.refused_streams?.map((stream, index) => [stream, answer.actual_revisions?.[index]]));
  let ordinal = Number(answer.base_position);
  return batch.map(({ append, events }) => {
    const actualRevision = refused.get(append.stream);
    if (actualRevision !== undefined) return { actualRevision };
    return { stored: events.map((event) => ({ ...event, ordinal: (ordinal += 1) })) };
  });
}
