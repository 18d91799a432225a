import type { Decider } from '#kernel/decider.js';
import type { Message } from '#kernel/message.js';
import { handle, type CommandContext, type Engine as Handling, type Handled } from '#runtime/handle.js';
import { commandTable, type HostlerCommand } from './command-table.js';
import type { Sources } from './facts.js';

/** Carries commands out by the table. */
export const executor =
  (parts: Handling, sources: Sources) =>
  (command: HostlerCommand, context: CommandContext): Promise<Handled<Message>> => {
    const { decider, stream, facts, begins } = commandTable[command.type];
    return handle(parts, {
      decider: decider as unknown as Decider<Message, unknown, Message, unknown>,
      stream: stream(command),
      command,
      facts: () => facts(sources, command),
      context,
      begins,
    });
  };
