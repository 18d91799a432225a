import type { Clock } from '#kernel/clock.js';
import type { Decider } from '#kernel/decider.js';
import { eventId } from '#kernel/ids.js';
import type { Message, NewEvent, Position, Recorded } from '#kernel/message.js';
import {
  NO_STREAM,
  OutcomeUnknown,
  StoreUnavailable,
  WrongExpectedRevision,
  type Appended,
  type EventStore,
} from '#event-store/event-store.js';
import type { States } from './states.js';
import type { Loaded } from './stream-state.js';

/** How often a command decides anew because somebody else appended first. */
const MAX_ATTEMPTS = 50;
/** How long an append whose outcome is unknown is repeated before the caller is told. */
const OUTCOME_DEADLINE_MS = 10_000;
const OUTCOME_RETRY_MS = 100;

/** Who asks, and by which command id; the id is what makes a repeat a repeat (ADR 0004). */
export type CommandContext = {
  readonly environmentId: string;
  readonly actor: string;
  readonly commandId: string;
  readonly correlationId: string;
  /** The event or command that this one follows from. */
  readonly causationId: string;
};

export type Handled<E extends Message = Message> = {
  /** Of the last event of the command; of the stream's last event where nothing had to happen. */
  readonly position: Position | undefined;
  readonly revision: number;
  readonly events: readonly Recorded<E>[];
  /** The command had been carried out before; `events` is empty then. */
  readonly repeated: boolean;
};

export type Handling<C extends Message, S, E extends Message, F> = {
  readonly decider: Decider<C, S, E, F>;
  readonly stream: string;
  readonly command: C;
  /** Asked for at each attempt, so that a second look sees newer facts. */
  readonly facts: () => F | Promise<F>;
  readonly context: CommandContext;
  /** The stream's id derives from the command's: believe that it is new, and let the append find out. */
  readonly begins?: boolean;
};

export type Engine = { readonly store: EventStore; readonly states: States; readonly clock: Clock };

/** Load, decide, append at the expected revision; and again where somebody else appended first. Throws `Rejected`. */
export async function handle<C extends Message, S, E extends Message, F>(
  engine: Engine,
  handling: Handling<C, S, E, F>,
): Promise<Handled<E>> {
  const { decider, stream, command, context } = handling;
  let loaded = await firstSight(engine, handling);
  for (let attempt = 1; ; attempt += 1) {
    const seen = loaded.commands.get(context.commandId);
    if (seen !== undefined) return { position: seen.position, revision: seen.revision, events: [], repeated: true };
    const revision = loaded.revision;
    try {
      const events = decider.decide(command, loaded.state, await handling.facts(), engine.clock.now());
      if (loaded.revision !== revision) continue;
      if (events.length > 0) {
        const appended = await appendSurely(engine, stream, toAppend(events, stream, revision + 1, context), revision);
        engine.states.begin(decider, stream, appended.events);
        return { ...appended, events: appended.events as readonly Recorded<E>[] };
      }
    } catch (error) {
      if (error instanceof WrongExpectedRevision && attempt < MAX_ATTEMPTS) {
        loaded = await engine.states.refresh(decider, stream);
        continue;
      }
      // A refusal may rest on an old sight of the stream: look again before saying so.
      loaded = await engine.states.refresh(decider, stream);
      if (loaded.revision === revision || attempt >= MAX_ATTEMPTS) throw error;
      continue;
    }
    loaded = await engine.states.refresh(decider, stream);
    if (loaded.revision === revision) return { position: loaded.position, revision, events: [], repeated: false };
  }
}

async function firstSight<C extends Message, S, E extends Message, F>(
  { states }: Engine,
  { decider, stream, begins }: Handling<C, S, E, F>,
): Promise<Loaded<S>> {
  const kept = states.kept<S>(stream);
  if (kept !== undefined || begins !== true) return kept ?? (await states.load(decider, stream));
  return { state: decider.initial, revision: NO_STREAM, position: undefined, commands: new Map() };
}

const toAppend = (
  events: readonly Message[],
  stream: string,
  firstRevision: number,
  context: CommandContext,
): NewEvent[] =>
  events.map(({ type, data }, index) => ({
    type,
    data,
    id: eventId(context.commandId, stream, firstRevision + index),
    metadata: {
      schemaVersion: 1,
      environmentId: context.environmentId,
      actor: context.actor,
      commandId: context.commandId,
      $correlationId: context.correlationId,
      $causationId: context.causationId,
    },
  }));

/** The identical append is repeated while its outcome is unknown: only then may anything be decided anew. */
async function appendSurely(
  { store, clock }: Engine,
  stream: string,
  events: readonly NewEvent[],
  expectedRevision: number,
): Promise<Appended> {
  const deadline = clock.now() + OUTCOME_DEADLINE_MS;
  for (let unknown = false; ; unknown = true) {
    try {
      return await store.append(stream, events, expectedRevision);
    } catch (error) {
      // Once the outcome is unknown, "unavailable" says nothing about the first try.
      const again = error instanceof OutcomeUnknown || (unknown && error instanceof StoreUnavailable);
      if (!again || clock.now() >= deadline) throw error;
      await clock.waitUntil(clock.now() + OUTCOME_RETRY_MS);
    }
  }
}
