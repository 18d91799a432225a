import type { Client } from 'pg';
import { DatabaseError } from 'pg';
import { Backoff } from '../backoff.js';
import { OutcomeUnknown, StoreSealed, StoreUnavailable } from '../event-store.js';
import type { AppendAnswer } from './append-batch.js';
import { APPEND_CALL } from './append-batch.js';
import { leave, openAppendSession } from './sessions.js';

const FIRST_RETRY_MS = 50;
const MAX_RETRY_MS = 1_000;

/** What the function says of a log that takes no appends: as the message in which state it is, as the detail the other store. */
const SEALED = 'HS001';

/** The one connection that a process appends on, opened when it is needed, and anew after it was lost. */
export class AppendSession {
  private client: Client | undefined;
  private readonly backoff = new Backoff(FIRST_RETRY_MS, MAX_RETRY_MS);
  private retryAt = 0;

  constructor(
    private readonly connectionString: string,
    private readonly log: (sentence: string) => void,
  ) {}

  /** Throws {@link StoreUnavailable} or {@link StoreSealed} when nothing was appended, {@link OutcomeUnknown} when all or nothing was. */
  async call(values: readonly string[]): Promise<AppendAnswer> {
    const client = this.client ?? (await this.open());
    try {
      const { rows } = await client.query<AppendAnswer>({ ...APPEND_CALL, values: [...values] });
      const answer = rows[0];
      if (answer === undefined) throw new Error('append_events gave no row');
      return answer;
    } catch (cause) {
      if (cause instanceof DatabaseError && cause.code === SEALED) throw sealed(cause);
      // A session that goes on after an error has rolled back; one that ended with it may have committed first.
      if (cause instanceof DatabaseError && (await answers(client))) {
        throw new StoreUnavailable('the event store refused the batch', { cause });
      }
      this.forget(client);
      throw new OutcomeUnknown('the connection was lost during an append', { cause });
    }
  }

  close(): void {
    if (this.client !== undefined) this.forget(this.client);
  }

  private async open(): Promise<Client> {
    if (performance.now() < this.retryAt) throw new StoreUnavailable('the event store is away; trying again shortly');
    try {
      const client = await openAppendSession(this.connectionString);
      client.once('end', () => {
        if (this.client === client) this.client = undefined;
      });
      this.client = client;
      this.backoff.reset();
      return client;
    } catch (cause) {
      this.retryAt = performance.now() + this.backoff.next();
      this.log(`no connection to append events: ${cause instanceof Error ? cause.message : 'unknown'}`);
      throw new StoreUnavailable('the event store can not be reached', { cause });
    }
  }

  private forget(client: Client): void {
    if (this.client === client) this.client = undefined;
    leave(client);
  }
}

const sealed = ({ message, detail = '' }: DatabaseError): StoreSealed =>
  new StoreSealed(message === 'sealed' ? 'sealed' : 'receiving', detail);

const answers = (client: Client): Promise<boolean> =>
  client.query('SELECT 1').then(
    () => true,
    () => false,
  );
