import { chmod, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from '../engine/engine.js';
import { administratorId } from '../engine/first-start.js';

/** A printed sign-in link is worth something for so long, and only once. */
const LINK_LIFETIME_MS = 60 * 60_000;

/** What the CLI on this machine finds by itself: `<data>/credentials`, readable by its owner only. */
type LocalCredentials = { readonly url: string; readonly key: string; readonly pid: number };

/** A one-time link that signs the administrator in. */
export async function signInLink(engine: Engine, url: string): Promise<string> {
  const claims = { subjectId: administratorId(engine.installationId) };
  const link = await engine.credentials.issue('link', engine.ids.next(), claims, engine.clock.now() + LINK_LIFETIME_MS);
  return `${url}/sign-in?link=${link}`;
}

/** Keeps the key that an earlier start wrote if it still opens the door; issues one otherwise. */
export async function writeLocalCredentials(engine: Engine, dataFolder: string, url: string): Promise<void> {
  const file = join(dataFolder, 'credentials');
  const key = (await keptKey(engine, file)) ?? (await newKey(engine));
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify({ url, key, pid: process.pid } satisfies LocalCredentials)}\n`, {
    mode: 0o600,
  });
  await chmod(draft, 0o600);
  await rename(draft, file);
}

async function keptKey(engine: Engine, file: string): Promise<string | undefined> {
  try {
    const { key } = JSON.parse(await readFile(file, 'utf8')) as Partial<LocalCredentials>;
    const known = key === undefined ? undefined : await engine.credentials.check('key', key, engine.clock.now());
    return known && key;
  } catch {
    return undefined;
  }
}

async function newKey(engine: Engine): Promise<string> {
  const keyId = engine.ids.next();
  const subjectId = administratorId(engine.installationId);
  const data = { keyId, subjectId, label: 'Command line on the server', expiresAt: null };
  const context = {
    environmentId: '',
    actor: 'system:local-access',
    commandId: keyId,
    correlationId: keyId,
    causationId: keyId,
  };
  await engine.execute({ type: 'IssueApiKey', data }, context);
  return engine.credentials.issue('key', keyId, { subjectId, credentialId: keyId }, undefined);
}
