import { refuseUnfitSecret } from '../fit-secret.js';
import type { SecretStore } from '../ports.js';

/** For specs and simulation. Nothing of it reaches a disk, so nothing is sealed. */
export class MemorySecretStore implements SecretStore {
  private readonly values = new Map<string, string>();

  async put(reference: string, value: string): Promise<void> {
    refuseUnfitSecret(reference, value);
    this.values.set(reference, value);
  }

  async keepFirst(reference: string, value: string): Promise<string> {
    const standing = this.values.get(reference);
    if (standing === undefined) await this.put(reference, value);
    return standing ?? value;
  }

  async get(reference: string): Promise<string | undefined> {
    return this.values.get(reference);
  }

  async remove(reference: string): Promise<void> {
    this.values.delete(reference);
  }

  async list(prefix: string): Promise<readonly string[]> {
    return [...this.values.keys()].filter((reference) => reference.startsWith(prefix)).sort();
  }
}
