import type { Command } from 'commander';
import { Api } from './client/api.js';
import { findServer, type ServerOptions } from './client/find-server.js';
import type { ExitCode } from './exit-code.js';
import { idOf, type Meant, type Named } from './options/things.js';
import { Output } from './output/output.js';

export type GlobalOptions = ServerOptions & {
  readonly json?: boolean;
  readonly environment: string;
  readonly asOf?: string;
};

/** What a command works with: the server's API, the environment that is meant, and where answers go. */
export class Context {
  readonly output: Output;
  readonly api: Api;
  readonly environment: string;

  constructor(options: GlobalOptions) {
    this.output = new Output(options.json === true, () => this.now());
    this.environment = options.environment;
    this.api = new Api(findServer(options, process.env), options.asOf);
  }

  /** The moment that is shown, in epoch milliseconds: now, or the one of `--as-of` once something was asked. */
  now(): number {
    return this.api.shownAt ?? Date.now();
  }

  /** The path of something in the environment. */
  path(...steps: readonly string[]): string {
    return `/environments/${[this.environment, ...steps].map(encodeURIComponent).join('/')}`;
  }

  idOf(kind: Named, nameOrId: string, meant?: Meant): Promise<string> {
    return idOf(this.api, this.environment, kind, nameOrId, meant);
  }

  /** Shows a thing as it is now, and by that waits until the next command sees what this one did. */
  shown<Body>(...steps: readonly string[]): Promise<Body> {
    return this.api.get<Body>(this.path(...steps));
  }
}

type Work<Options> = (context: Context, options: Options, ...args: string[]) => Promise<ExitCode | void>;

/** Commander's action of a command that talks to a server. */
export const withServer =
  <Options = object>(work: Work<Options>) =>
  async (...given: unknown[]): Promise<void> => {
    const command = given.at(-1) as Command;
    const options = command.optsWithGlobals<Options & GlobalOptions>();
    const code = await work(new Context(options), options, ...(given.slice(0, -2) as string[]));
    if (code !== undefined) process.exitCode = code;
  };
