import { setMaxListeners } from 'node:events';
import { ErrorType, KurrentDBClient } from '@kurrent/kurrentdb-client';
import { readConnectionString, UnfitConnectionString } from './connection-string.js';
import { errorType } from './failures.js';

/** A new client is not made more often than this, however many calls found the old one silent. */
const MIN_AGE_MS = 1_000;
/** A timer that fires so much too late tells that our own process was busy, not that the server was silent. */
const BUSY_MS = 200;
/** Streams of a client that is given up are cancelled; a dead link must not keep us waiting for that. */
const DISPOSE_TIMEOUT_MS = 1_000;

/** No answer came within the time that we give a call ourselves: the client's own calls may wait for ever. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** Clients that agree in every option share their links, silent ones too; so no two of ours agree in this one. */
const KEEP_ALIVE_TIMEOUT_MS = 10_000;

type Link = {
  readonly client: KurrentDBClient;
  readonly madeAt: number;
  /** When it last answered anybody. */
  heardAt: number;
  /** Aborts when the client is given up; whoever still waits for it must ask again. */
  readonly givenUp: AbortController;
};

/**
 * The client in use. A link that hangs half open answers nobody and fails nothing, so the first call that waited in vain
 * puts a new client, with new links, in the place of the silent one, and whoever else waits for that one hears of it.
 */
export class Connection {
  /** Where the store is, without user and password. */
  readonly shown: string;
  private readonly forClient: string;
  private links = 0;
  private link: Link;

  /** Throws {@link UnfitConnectionString}. */
  constructor(url: string) {
    const { forClient, shown } = readConnectionString(url);
    this.forClient = forClient;
    this.shown = shown;
    this.link = this.made();
  }

  /** The client now, and until when it is the one to use. */
  get current(): { readonly client: KurrentDBClient; readonly givenUp: AbortSignal } {
    return { client: this.link.client, givenUp: this.link.givenUp.signal };
  }

  /** Asks the client. Rejects with {@link NoAnswer} after that many milliseconds, or when the client is given up. */
  async ask<T>(timeoutMs: number, question: (client: KurrentDBClient) => Promise<T>): Promise<T> {
    const { link } = this;
    const { signal } = link.givenUp;
    let stop = (): void => undefined;
    const tooLate = new Promise<never>((_, reject) => {
      let due = performance.now() + timeoutMs;
      const expire = (): void => {
        // A process that was too busy to listen has to listen first: the answer may be there already.
        if (performance.now() - due > BUSY_MS) {
          due = performance.now() + timeoutMs;
          timer = setTimeout(expire, timeoutMs);
        } else reject(new NoAnswer(`no answer within ${timeoutMs} ms`));
      };
      let timer = setTimeout(expire, timeoutMs);
      const leave = (): void => reject(new NoAnswer('the connection hangs'));
      signal.addEventListener('abort', leave);
      stop = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', leave);
      };
    });
    const askedAt = performance.now();
    try {
      const answer = await Promise.race([question(link.client), tooLate]);
      link.heardAt = performance.now();
      return answer;
    } catch (error) {
      // Slow is not silent: while others are answered, one who waited in vain must not take the link from them.
      if (error instanceof NoAnswer && link.heardAt > askedAt) throw error;
      if (isLinksFault(error)) this.giveUp(link);
      throw error;
    } finally {
      stop();
    }
  }

  async close(): Promise<void> {
    this.link.givenUp.abort();
    await dispose(this.link.client);
  }

  private giveUp(link: Link): void {
    if (link !== this.link || performance.now() - link.madeAt < MIN_AGE_MS) return;
    this.link = this.made();
    link.givenUp.abort();
    void dispose(link.client);
  }

  private made(): Link {
    const givenUp = new AbortController();
    // One listener for each call in flight: as many as there are, and each leaves with its call.
    setMaxListeners(0, givenUp.signal);
    this.links += 1;
    const client = clientFor(withKeepAliveTimeout(this.forClient, KEEP_ALIVE_TIMEOUT_MS + this.links));
    return { client, madeAt: performance.now(), heardAt: 0, givenUp };
  }
}

/** A client that looks for the leader of a cluster may keep to a node that is gone; a new one looks again. */
const isLinksFault = (error: unknown): boolean =>
  error instanceof NoAnswer || errorType(error) === ErrorType.UNAVAILABLE;

function clientFor(url: string): KurrentDBClient {
  try {
    return KurrentDBClient.connectionString(url);
  } catch {
    // Its errors may repeat the whole string, password and all.
    throw new UnfitConnectionString(
      'a setting of the event store has a value that its client refuses: see that files which it names, such as tlsCaFile, ' +
        'can be read, and that numbers are numbers',
    );
  }
}

const withKeepAliveTimeout = (url: string, timeoutMs: number): string =>
  `${url}${url.includes('?') ? '&' : '?'}keepAliveTimeout=${timeoutMs}`;

async function dispose(client: KurrentDBClient): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const longEnough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, DISPOSE_TIMEOUT_MS);
  });
  await Promise.race([client.dispose().catch(() => undefined), longEnough]);
  clearTimeout(timer);
}
