import { deriveId } from '#kernel/ids.js';
import type { Message } from '#kernel/message.js';
import { Rejected } from '#kernel/rejected.js';
import type { AnyFolds } from '#kernel/fold.js';
import type { OnRejected, Wanted } from '#kernel/saga.js';
import { AgendaRunner, type Attended, type RunnerParts } from './agenda-runner.js';
import type { FoldTable } from './fold-runner.js';
import type { CommandContext } from './handle.js';
import type { AgendaEntry } from './agenda.js';
import type { Table } from './row-store.js';

/** A saga, seen by a runner that does not know its types. */
export type AnySaga = {
  readonly name: string;
  readonly version: number;
  readonly on: AnyFolds;
  readonly next: (state: unknown) => Wanted<Message> | undefined;
  readonly onRejected: Readonly<Record<string, OnRejected>>;
};

export type Execute = (command: Message, context: CommandContext) => Promise<unknown>;

export const sagaTable = ({ name, version }: Pick<AnySaga, 'name' | 'version'>): Table => ({
  name,
  version,
  columns: {},
  indexes: [],
  history: false,
});

/** A saga as the table that it folds, and when each of its rows wants something. */
export function sagaFold(saga: Pick<AnySaga, 'name' | 'version' | 'on' | 'next'>): Required<FoldTable> {
  return { table: sagaTable(saga), folds: saga.on, dueAt: (state) => saga.next(state)?.at };
}

/** Runs one saga: remembers by its folds, sends what it wants when it is due, and does what it says about each rejection. */
export function sagaRunner(parts: RunnerParts, saga: AnySaga, execute: Execute): AgendaRunner {
  return new AgendaRunner(parts, sagaFold(saga), async (state, entry) => {
    const wanted = saga.next(state);
    if (wanted === undefined) return { kind: 'done' };
    return send(saga, wanted.command, entry, execute);
  });
}

async function send(saga: AnySaga, command: Message, entry: AgendaEntry, execute: Execute): Promise<Attended> {
  try {
    await execute(command, contextOf(saga, command, entry));
    return { kind: 'again' };
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
    const reaction = saga.onRejected[error.code] ?? 'park';
    if (reaction === 'done') return { kind: 'done' };
    if (reaction === 'retry') return { kind: 'again' };
    return { kind: 'park', reason: `${command.type} was refused: ${error.code}` };
  }
}

/** The same wish, after the same event, has the same command id: however often it is told, it happens once. */
function contextOf(saga: AnySaga, command: Message, entry: AgendaEntry): CommandContext {
  const { environmentId } = command.data as { environmentId: string };
  return {
    environmentId,
    actor: `system:${saga.name}`,
    commandId: deriveId('saga', saga.name, entry.key, command.type, entry.from),
    correlationId: deriveId('saga', saga.name, entry.key),
    causationId: entry.from,
  };
}
