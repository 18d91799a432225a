import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { SealBroken } from '../ports.js';
import type { MasterKey } from './master-key.js';

/** A secret as it rests: its value under a key of its own, and that key under the master key. */
export type Sealed = { readonly keyId: string; readonly wrappedKey: Buffer; readonly sealedValue: Buffer };

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Each secret has a random key of its own, so the master key seals only keys and may change without touching the values. */
export function seal(reference: string, value: string, master: MasterKey): Sealed {
  const dataKey = randomBytes(KEY_BYTES);
  const bound = bindingOf(reference, master.id);
  // As JSON, because UTF-8 has no bytes for a lone surrogate, and a password may hold one.
  const sealedValue = encrypt(dataKey, Buffer.from(JSON.stringify(value)), bound);
  return { keyId: master.id, wrappedKey: encrypt(master.bytes, dataKey, bound), sealedValue };
}

/** Throws {@link SealBroken} for another master key, another reference, or changed bytes. */
export function open(reference: string, sealed: Sealed, master: MasterKey): string {
  if (sealed.keyId !== master.id) {
    throw new SealBroken(
      `${reference} was sealed with the master key ${sealed.keyId}, and the present one is ${master.id}`,
    );
  }
  const bound = bindingOf(reference, sealed.keyId);
  try {
    const dataKey = decrypt(master.bytes, sealed.wrappedKey, bound);
    return JSON.parse(decrypt(dataKey, sealed.sealedValue, bound).toString()) as string;
  } catch (cause) {
    throw new SealBroken(`the sealed bytes of ${reference} were changed`, { cause });
  }
}

/** Authenticated with both parts, so that a row that is copied under another reference does not open there. */
const bindingOf = (reference: string, keyId: string): Buffer => Buffer.from(`${keyId}\n${reference}`);

function encrypt(key: Uint8Array, plain: Uint8Array, bound: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES }).setAAD(bound);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Uint8Array, sealed: Buffer, bound: Uint8Array): Buffer {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES }).setAAD(bound);
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
}
