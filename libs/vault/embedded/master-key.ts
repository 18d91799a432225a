import { createHmac, randomBytes } from 'node:crypto';
import { link, readFile, rm, stat, writeFile } from 'node:fs/promises';

/** What wraps the keys of all secrets. The id names it without telling anything of it. */
export type MasterKey = { readonly id: string; readonly bytes: Uint8Array };

/** The master key can't be used. One sentence that says what to do, without the key. */
export class MasterKeyUnfit extends Error {
  override readonly name = 'MasterKeyUnfit';
}

const KEY_BYTES = 32;
const OTHERS_MAY = 0o077;

/**
 * The master key of an installation: the one from the environment (`HOSTLER_MASTER_KEY`) where there is one, or else that of
 * a file, which is made, readable by nobody else, at the first start.
 */
export async function masterKeyFrom(environment: string | undefined, file: string): Promise<MasterKey> {
  if (environment !== undefined && environment !== '') return keyOf(environment, 'HOSTLER_MASTER_KEY');
  await makeIfMissing(file);
  // Windows has no such modes.
  const mode = process.platform === 'win32' ? 0 : (await stat(file)).mode & 0o777;
  if ((mode & OTHERS_MAY) !== 0) {
    throw new MasterKeyUnfit(`The key file ${file} is open to others (mode ${mode.toString(8)}): run chmod 600 on it.`);
  }
  return keyOf(await readFile(file, 'utf8'), file);
}

/** Of two engines that start at once both get the key of the first: the link fails for the second. */
async function makeIfMissing(file: string): Promise<void> {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  if ((await stat(file).catch(() => undefined)) !== undefined) return;
  await writeFile(draft, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600, flush: true });
  try {
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

function keyOf(text: string, source: string): MasterKey {
  const bytes = bytesOf(text.trim());
  if (bytes?.length !== KEY_BYTES) {
    throw new MasterKeyUnfit(
      `${source} does not hold a key of ${KEY_BYTES} bytes: give it as base64 or as hexadecimal digits.`,
    );
  }
  return { bytes, id: createHmac('sha256', bytes).update('hostler master key').digest('hex').slice(0, 16) };
}

function bytesOf(text: string): Buffer | undefined {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  // Buffer passes over what is no base64; a key with a slip in it must not become another key.
  return /^[\w+/-]{43}=?$/.test(text) ? Buffer.from(text, 'base64') : undefined;
}
