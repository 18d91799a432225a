import { expect } from '@jest/globals';
import type { Decider } from '../decider.js';
import type { Message } from '../message.js';
import { Rejected } from '../rejected.js';

type Setting<Facts> = { readonly now?: number; readonly facts?: Facts };

/** `specFor(decider).given(...events).when(command, { now, facts }).then(...events)`: a rule, read aloud. */
export function specFor<C extends Message, S, E extends Message, F>(decider: Decider<C, S, E, F>) {
  return {
    given: (...events: readonly E[]) => ({
      when: (command: C, { now = 0, facts }: Setting<F> = {}) => {
        const decide = () => {
          const state = events.reduce((before, event) => decider.evolve(before, event), decider.initial);
          return decider.decide(command, state, facts as F, now);
        };
        return {
          /** Exactly these events follow; none where the command has already had its effect. */
          then: (...expected: readonly E[]) => expect(decide()).toEqual(expected),
          /** These types of events follow; where only what happens matters, not its fields. */
          thenTypes: (...types: readonly E['type'][]) => expect(decide().map(({ type }) => type)).toEqual(types),
          /** A rule refuses, with this code. */
          thenRejected: (code: string) => expect(rejectionOf(decide)).toBe(code),
        };
      },
    }),
  };
}

function rejectionOf(decide: () => unknown): string | undefined {
  try {
    decide();
    return undefined;
  } catch (error) {
    if (error instanceof Rejected) return error.code;
    throw error;
  }
}
