import { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { readConnectionString } from './connection-string.js';
import { NoAnswer } from './within.js';

/** A new client is not made more often than this, however many calls found the old one silent. */
const MIN_AGE_MS = 1_000;
/** Streams of a client that is given up are cancelled; a dead link must not keep us waiting for that. */
const DISPOSE_TIMEOUT_MS = 1_000;

/**
 * The client in use. A link that hangs half open answers nobody and fails nothing, so the first call that waited in vain
 * puts a new client, with new links, in the place of the silent one.
 */
export class Connection {
  /** Where the store is, without user and password. */
  readonly shown: string;
  private readonly forClient: string;
  private current: { readonly client: KurrentDBClient; readonly madeAt: number };

  constructor(url: string) {
    const { forClient, shown } = readConnectionString(url);
    this.forClient = forClient;
    this.shown = shown;
    this.current = this.made();
  }

  get client(): KurrentDBClient {
    return this.current.client;
  }

  /** Says how a call on a client went wrong; silence makes the next call take a new one. */
  failed(client: KurrentDBClient, error: unknown): void {
    const { client: current, madeAt } = this.current;
    if (!(error instanceof NoAnswer) || client !== current || performance.now() - madeAt < MIN_AGE_MS) return;
    this.current = this.made();
    void dispose(client);
  }

  close(): Promise<void> {
    return dispose(this.current.client);
  }

  private made(): typeof this.current {
    return { client: KurrentDBClient.connectionString(this.forClient), madeAt: performance.now() };
  }
}

async function dispose(client: KurrentDBClient): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const longEnough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, DISPOSE_TIMEOUT_MS);
  });
  await Promise.race([client.dispose().catch(() => undefined), longEnough]);
  clearTimeout(timer);
}
