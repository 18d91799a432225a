import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** The name, in a data folder, of the file that says where its cluster is; relative where it is inside. */
export const PLACE_FILE = 'postgres.place';
/** In the cluster's folder. */
export const PASSWORD_FILE = 'password';
export const PORT_FILE = 'port';
export const SUPERUSER = 'hostler';

export const embeddedUrl = (password: string, port: number): string =>
  `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`;

/**
 * The address of the embedded PostgreSQL of a data folder, as its server has it; `undefined` where none was ever started, or
 * its files are not ours to read. Whether it runs is for the caller to find out.
 */
export async function embeddedAddress(dataFolder: string): Promise<string | undefined> {
  try {
    const place = await readFile(join(dataFolder, PLACE_FILE), 'utf8');
    const folder = resolve(dataFolder, place.trim());
    const [password, port] = await Promise.all([
      readFile(join(folder, PASSWORD_FILE), 'utf8'),
      readFile(join(folder, PORT_FILE), 'utf8'),
    ]);
    return embeddedUrl(password.trim(), Number(port));
  } catch {
    return undefined;
  }
}
