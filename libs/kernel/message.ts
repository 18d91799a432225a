/** What JSON can say. Numbers in events are integers; times are milliseconds since 1970, in UTC. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** A command or an event: its type, in words of the domain, and its data. */
export type Message<Type extends string = string, Data extends object = object> = {
  readonly type: Type;
  readonly data: Data;
};

/** Where an event stands in its log. Opaque: compare as strings, never count with it. Positions may have gaps. */
export type Position = string;

/** What is recorded beside an event's data (ADR 0002). Holds references only: never a name of a person, a comment or a secret. */
export type Metadata = {
  readonly schemaVersion: number;
  readonly environmentId: string;
  /** Opaque subject id of who caused it; the product's own parts are `system:<name>`. */
  readonly actor: string;
  readonly commandId: string;
  readonly $correlationId: string;
  readonly $causationId: string;
  /** Milliseconds; stamped by the appender, so that it is the time of the append and not of the decision. */
  readonly recordedAt: number;
};

/** An event before its append. Its id is derived from the command's, so that a repeated append is known as such. */
export type NewEvent<E extends Message = Message> = E & {
  readonly id: string;
  readonly metadata: Omit<Metadata, 'recordedAt'>;
};

/** An event as the log holds it. `revision` counts from 0 within its stream. */
export type Recorded<E extends Message = Message> = E & {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: Position;
  readonly metadata: Metadata;
};

/** The data of one type out of a union of messages. */
export type DataOf<M extends Message, Type extends M['type']> = Extract<M, { type: Type }>['data'];
