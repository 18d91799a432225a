import { generateKeyPairSync, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync, existsSync } from 'node:fs';

import type { Enrolled, EnrolRequest } from '#protocol/agent.js';

import type { AgentFolder } from './agent-folder.js';
import { readJson, writeDurably } from './durable-file.js';

/** Who this agent is: what the server answered when it enrolled, where that server is, and the key that proves it. */
export type Identity = Enrolled & { readonly serverUrl: string };

export const savedIdentity = (folder: AgentFolder): Identity | undefined =>
  readJson(folder.identity) as Identity | undefined;

export const saveIdentity = (folder: AgentFolder, identity: Identity): void =>
  writeDurably(folder.identity, JSON.stringify(identity));

/** The key is made once and never leaves the folder. It is there before the first try to enrol, so that a repeat is one. */
export function privateKey(folder: AgentFolder): KeyObject {
  if (!existsSync(folder.key)) {
    writeDurably(
      folder.key,
      generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    );
  }
  return createPrivateKey(readFileSync(folder.key));
}

export function publicJwk(key: KeyObject): EnrolRequest['publicKey'] {
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  return { kty: 'OKP', crv: 'Ed25519', x: x as string };
}
