import type { Position } from '#kernel/message.js';

/** A stream's state at a revision, so that a long stream opens by reading its end only. Disposable: the log has everything. */
export type Snapshot = {
  readonly stream: string;
  readonly revision: number;
  readonly position: Position;
  /** Of the state's shape: another version is as good as none. */
  readonly stateVersion: number;
  /** JSON text. */
  readonly state: string;
  /** JSON text: the commands of the last 24 h. */
  readonly commands: string;
};

export interface Snapshots {
  /** The newest of a stream. */
  find(stream: string): Promise<Snapshot | undefined>;
  /** Keeps the one of the higher revision. */
  keep(snapshot: Snapshot): Promise<void>;
}
