import type { Position } from '#kernel/message.js';
import type { Snapshots } from './snapshots.js';
import type { AnyDecider, Entry, Seen } from './stream-state.js';

type KeptState = { state: unknown; revision: number; position: Position | undefined; commands: Map<string, Seen> };

/** Snapshots of streams' states. They only save reading: one that can't be kept or understood is as good as none. */
export class KeptStates {
  constructor(private readonly snapshots: Snapshots) {}

  async find(decider: AnyDecider<unknown>, stream: string): Promise<KeptState | undefined> {
    const snapshot = await this.snapshots.find(stream);
    if (snapshot === undefined || snapshot.stateVersion !== (decider.stateVersion ?? 1)) return undefined;
    const { revision, position } = snapshot;
    const commands = new Map(JSON.parse(snapshot.commands) as [string, Seen][]);
    return { state: JSON.parse(snapshot.state) as unknown, revision, position, commands };
  }

  /** Nobody waits for it: the next one comes soon, and until then a little more is read. */
  keep(stream: string, { decider, state, revision, position, commands }: Entry): void {
    if (position === undefined) return;
    const texts = { state: JSON.stringify(state), commands: JSON.stringify([...commands]) };
    const stateVersion = decider.stateVersion ?? 1;
    void this.snapshots.keep({ stream, revision, position, stateVersion, ...texts }).catch(() => undefined);
  }
}
