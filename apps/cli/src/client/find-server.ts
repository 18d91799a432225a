import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { exitCode } from '../exit-code.js';
import { Failure } from '../failure.js';

/** Where a server is, and what opens its door. */
export type ServerAccess = { readonly url: string; readonly key: string };
/** What a server of this machine leaves in its data folder for its owner. */
export type Credentials = ServerAccess & { readonly pid: number };

export type ServerOptions = { readonly url?: string; readonly key?: string; readonly data?: string };
type Variables = Readonly<Record<string, string | undefined>>;

export const dataFolder = ({ data }: ServerOptions, variables: Variables): string =>
  resolve(data ?? set(variables['HOSTLER_DATA']) ?? '.hostler');

/** Options win over variables, variables over what is found in the data folder. A found key goes to its own server only. */
export function findServer(options: ServerOptions, variables: Variables): ServerAccess {
  const folder = dataFolder(options, variables);
  const found = credentialsIn(folder);
  const url = (options.url ?? set(variables['HOSTLER_URL']) ?? found?.url)?.replace(/\/+$/, '');
  if (url === undefined) {
    const where = `There are no credentials in ${folder}`;
    throw new Failure(
      exitCode.noServer,
      `${where}: start a server with "hostler up", or name one with --url and HOSTLER_KEY.`,
    );
  }
  if (!/^https?:\/\/[^/]/.test(url))
    throw new Failure(exitCode.usage, `${url} is no address: begin with http:// or https://.`);
  const key = options.key ?? set(variables['HOSTLER_KEY']) ?? (found?.url === url ? found.key : undefined);
  if (key === undefined) throw new Failure(exitCode.notSignedIn, `No key for ${url}: set HOSTLER_KEY, or give --key.`);
  return { url, key };
}

/** `undefined` where no server has run yet, or another user's has. */
function credentialsIn(folder: string): Credentials | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'credentials'), 'utf8')) as Credentials;
  } catch {
    return undefined;
  }
}

const set = (value: string | undefined): string | undefined => (value === '' ? undefined : value);
