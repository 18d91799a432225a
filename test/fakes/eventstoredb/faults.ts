/** What may befall the next append that arrives. */
export type AppendFault =
  /** It is committed, and the connection is cut before the answer. */
  | 'drop-after-commit'
  /** The connection is cut before anything is committed. */
  | 'drop-before-commit'
  /** This node is none to write to; the leader is somewhere else. */
  | 'not-leader'
  /** "Server Is Not Ready": nothing is committed. */
  | 'not-ready'
  /** The commit is not confirmed in time, though it takes place. */
  | 'commit-timeout'
  /** It is committed, and nobody answers. */
  | 'no-answer'
  /** The append is larger than this server takes. */
  | 'too-large'
  | 'access-denied'
  | 'slow';

/** The script: which faults the next appends meet, in order. All after them go well. */
export class Faults {
  private readonly script: AppendFault[] = [];

  next(...faults: readonly AppendFault[]): void {
    this.script.push(...faults);
  }

  take(): AppendFault | undefined {
    return this.script.shift();
  }
}
