import { expect } from '@jest/globals';
import { foldRow, keysOf, type AnyFolds, type Folds } from '../fold.js';
import type { Message, Metadata } from '../message.js';
import type { Saga } from '../saga.js';
import { recorded } from './recorded.js';

/** All rows that a table of folds makes of a story. */
export function rowsOf<Row, E extends Message>(
  folds: Folds<Row, E>,
  events: readonly E[],
  metadata: Partial<Metadata> = {},
): Record<string, Row> {
  const table = folds as unknown as AnyFolds;
  const rows = new Map<string, unknown>();
  for (const event of recorded(events, metadata)) {
    for (const key of keysOf(table, event)) {
      const row = foldRow(table, rows.get(key), event, key);
      if (row === undefined) rows.delete(key);
      else rows.set(key, row);
    }
  }
  return Object.fromEntries(rows) as Record<string, Row>;
}

/** `projectionSpec(queue).given(...events).then({ key: row })`, for the tables of projections and effects. */
export const projectionSpec = <Row extends object, E extends Message>(projection: { readonly on: Folds<Row, E> }) => ({
  given: (...events: readonly E[]) => ({
    then: (rows: Record<string, Row>) => expect(rowsOf(projection.on, events)).toEqual(rows),
    thenRow: (key: string, row: Partial<Row> | undefined) => {
      const found = rowsOf(projection.on, events)[key];
      if (row === undefined) expect(found).toBeUndefined();
      else expect(found).toMatchObject(row);
    },
  }),
});

/** `sagaSpec(saga).given(...events).thenWants(key, { at, command })`: what a story wants after these events. */
export const sagaSpec = <State extends object, E extends Message, C extends Message, Code extends string>(
  saga: Saga<State, E, C, Code>,
) => ({
  given: (...events: readonly E[]) => {
    const wanted = (key: string) => {
      const state = rowsOf(saga.on, events)[key];
      return state === undefined ? undefined : saga.next(state);
    };
    return {
      thenWants: (key: string, expected: { at: number; command: C }) => expect(wanted(key)).toEqual(expected),
      thenWantsNothing: (key: string) => expect(wanted(key)).toBeUndefined(),
      thenIsOver: (key: string) => expect(rowsOf(saga.on, events)[key]).toBeUndefined(),
    };
  },
});
