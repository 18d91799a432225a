import { embeddedAddress } from '#postgres/embedded-address.js';
import { exitCode } from '../exit-code.js';
import { Failure, wrongUsage } from '../failure.js';

/** A store as it was named on the command line. `url` may hold a password and is never shown. */
export type StoreAddress =
  | { readonly kind: 'postgres'; readonly url: string; readonly shown?: string }
  | { readonly kind: 'kurrentdb'; readonly url: string };

/** Its port may be another one after each start, so it is called by this name. */
const EMBEDDED = 'embedded';

/** Reads `postgres://…`, `kurrentdb://…` or `esdb://…`, `embedded`, or the name of a variable that holds one of them. */
export async function storeAddress(
  text: string,
  dataFolder: string,
  variables: Readonly<Record<string, string | undefined>>,
): Promise<StoreAddress> {
  const url = /^[A-Z][A-Z0-9_]*$/.test(text) ? variables[text] : text;
  if (url === EMBEDDED) return embedded(dataFolder);
  if (url !== undefined && /^postgres(ql)?:\/\//.test(url)) return { kind: 'postgres', url };
  if (url !== undefined && /^(kurrentdb|esdb)(\+discover)?:\/\//.test(url)) return { kind: 'kurrentdb', url };
  throw wrongUsage(
    'Name each store as postgres://…, kurrentdb://… or esdb://…, as "embedded" for the PostgreSQL of the data folder, or by ' +
      'a variable that holds one of them.',
  );
}

async function embedded(dataFolder: string): Promise<StoreAddress> {
  const url = await embeddedAddress(dataFolder);
  if (url !== undefined) return { kind: 'postgres', url, shown: `the ${EMBEDDED} PostgreSQL` };
  throw new Failure(
    exitCode.notFound,
    `There is no embedded PostgreSQL of yours in ${dataFolder}: name another folder with --data.`,
  );
}
