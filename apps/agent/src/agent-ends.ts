/** Why an agent's life ends, and with which exit code. It is the reason of the signal that everything in the agent obeys. */
export class AgentEnds extends Error {
  override readonly name = 'AgentEnds';
  constructor(
    readonly exitCode: number,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Part of the agent's command line contract: the local provider and operators read them. */
export const EXIT = {
  /** Retired, or told to end by a signal. */
  done: 0,
  unusableFolder: 2,
  alreadyRunning: 3,
  /** The server does not know this bot, or not any more. */
  refused: 4,
  /** No server for the orphan time-out. */
  orphaned: 5,
  /** `--end`: something of the bot would not die. */
  notEnded: 6,
} as const;
