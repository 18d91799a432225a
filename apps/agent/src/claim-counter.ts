import { readJson, writeDurably } from './durable-file.js';

/** `launchedRunId` names the run whose flow was, or was about to be, launched under this claim. */
type State = { readonly claim: number; readonly launchedRunId?: string };

/**
 * The number of the current claim, on disk before it is ever used, so that a restarted agent repeats its claim instead of
 * making another; and whether a flow was launched under it, so that none is ever launched twice (I2).
 */
export class ClaimCounter {
  private state: State;

  constructor(private readonly path: string) {
    this.state = (readJson(path) as State | undefined) ?? { claim: 0 };
    if (this.state.claim === 0) this.next();
  }

  get claim(): number {
    return this.state.claim;
  }

  get launchedRunId(): string | undefined {
    return this.state.launchedRunId;
  }

  launching(runId: string): void {
    this.save({ ...this.state, launchedRunId: runId });
  }

  next(): void {
    this.save({ claim: this.state.claim + 1 });
  }

  private save(state: State): void {
    writeDurably(this.path, JSON.stringify(state));
    this.state = state;
  }
}
