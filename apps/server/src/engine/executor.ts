import type { Decider } from '#kernel/decider.js';
import type { Message } from '#kernel/message.js';
import { handle, type CommandContext, type Engine as Handling, type Handled } from '#runtime/handle.js';
import { entryOf, type HostlerCommand } from './command-table.js';
import type { Sources } from './facts.js';

/** Shown each decision: the command, and the state of its stream that it met. */
export type Decided = (command: Message, state: unknown) => void;

/** Carries commands out by the table. */
export const executor =
  (parts: Handling, sources: Sources, decided?: Decided) =>
  (command: HostlerCommand, context: CommandContext): Promise<Handled<Message>> => {
    const { decider, stream, facts, begins } = entryOf(command);
    return handle(parts, {
      decider: watched(decider, decided),
      stream: stream(command),
      command,
      facts: () => facts(sources, command),
      context,
      begins,
    });
  };

type AnyDecider = Decider<HostlerCommand, unknown, Message, unknown>;

function watched(decider: AnyDecider, decided: Decided | undefined): AnyDecider {
  if (decided === undefined) return decider;
  const decide: AnyDecider['decide'] = (command, state, facts, now) => {
    decided(command, state);
    return decider.decide(command, state, facts, now);
  };
  return { ...decider, decide };
}
