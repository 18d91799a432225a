import type { Client } from 'pg';
import { Backoff } from '../backoff.js';
import { Bell } from '../bell.js';
import { HEAD } from './event-reader.js';
import { pause } from '../pause.js';
import { leave, openListenSession } from './sessions.js';

const FIRST_RETRY_MS = 100;
const MAX_RETRY_MS = 2_000;

type HeadWatchParts = {
  readonly connectionString: string;
  /** How often the head is looked at, should a notification get lost. */
  readonly pollMs: number;
  readonly log: (sentence: string) => void;
};

/**
 * Knows when there is something new in the log: at once for appends of this process, by NOTIFY for those of others, and by
 * a poll on the same connection, which also finds out when that connection has died in silence.
 */
export class HeadWatch {
  readonly bell = new Bell();
  private head = 0;
  private readonly closing = new AbortController();
  private readonly watching: Promise<void>;
  private client: Client | undefined;

  constructor(private readonly parts: HeadWatchParts) {
    this.watching = this.watch();
  }

  /** Says that the log reaches at least this far. Notifications of appends that are known already ring no bell. */
  reached(ordinal: number): void {
    if (ordinal <= this.head) return;
    this.head = ordinal;
    this.bell.ring();
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.watching;
    if (this.client !== undefined) leave(this.client);
  }

  private async watch(): Promise<void> {
    const { signal } = this.closing;
    const backoff = new Backoff(FIRST_RETRY_MS, MAX_RETRY_MS);
    while (!signal.aborted) {
      try {
        await this.look(this.client ?? (await this.listen()));
        backoff.reset();
        await pause(this.parts.pollMs, signal);
      } catch (error) {
        this.giveUp(error);
        await pause(backoff.next(), signal);
      }
    }
  }

  private async listen(): Promise<Client> {
    const client = await openListenSession(this.parts.connectionString);
    client.once('end', () => {
      if (this.client === client) this.client = undefined;
    });
    client.on('notification', ({ payload }) => this.reached(Number(payload)));
    this.client = client;
    return client;
  }

  private async look(client: Client): Promise<void> {
    const { rows } = await client.query<{ head: string | null }>(HEAD);
    const head = Number(rows[0]?.head ?? 0);
    if (head === this.head) return;
    // Also when it is lower than believed: a store that was restored must not stay silent.
    this.head = head;
    this.bell.ring();
  }

  private giveUp(error: unknown): void {
    if (this.client !== undefined) leave(this.client);
    this.client = undefined;
    this.parts.log(`not listening for events just now: ${error instanceof Error ? error.message : 'unknown'}`);
    // Deaf for now: whoever waits must look for himself.
    this.bell.ring();
  }
}
