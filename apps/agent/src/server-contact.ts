import { AgentEnds, EXIT } from './agent-ends.js';
import { after, msUntil, thisMoment } from './moment.js';
import { pause } from './server-connection.js';

const LOOK_MS = 1_000;

/** When the server was last heard of. An agent without one for too long ends its work and itself. */
export class ServerContact {
  private last = thisMoment();

  readonly made = (): void => {
    this.last = thisMoment();
  };

  /** Throws once there has been no contact for that long. */
  async watch(orphanTimeoutMs: number, life: AbortSignal): Promise<never> {
    while (msUntil(after(this.last, orphanTimeoutMs), thisMoment()) > 0) {
      await pause(Math.min(LOOK_MS, orphanTimeoutMs / 4), life);
    }
    throw new AgentEnds(EXIT.orphaned, `No server for ${orphanTimeoutMs} ms.`);
  }
}
