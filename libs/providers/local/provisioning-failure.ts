import { ProvisioningFailed, type ProvisioningErrorClass } from '../machine-provider.js';

const CLASSES: Readonly<Record<string, ProvisioningErrorClass>> = {
  EACCES: 'permission',
  EPERM: 'permission',
  EROFS: 'permission',
  ENOSPC: 'capacity',
  EDQUOT: 'quota',
  EAGAIN: 'capacity',
  EMFILE: 'capacity',
  ENFILE: 'capacity',
  ENOMEM: 'capacity',
};

const SENTENCES: Partial<Record<ProvisioningErrorClass, string>> = {
  permission: "The server's account may not write in the folder of bots.",
  capacity: 'This machine has no disk, memory or processes left for another bot.',
  quota: "The quota of the server's account on this machine is used up.",
};

/** X16: what went wrong on this machine, in our classes. The system's own message is kept as the cause, not shown. */
export function asProvisioningFailed(error: unknown): ProvisioningFailed {
  if (error instanceof ProvisioningFailed) return error;
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
  const errorClass = CLASSES[code] ?? 'guest';
  const sentence = SENTENCES[errorClass] ?? 'The agent could not be started on this machine.';
  return new ProvisioningFailed(errorClass, code, sentence, errorClass !== 'permission', { cause: error });
}
