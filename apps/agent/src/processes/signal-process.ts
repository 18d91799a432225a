import { errorCode } from '../error-code.js';

/** Sends a signal to one process. One that has ended, or that belongs to somebody else by now, is none of ours. */
export function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!isGoneOrForeign(error)) throw error;
  }
}

/** Sends a signal to a process group; Windows has none, so there the leader alone gets it. */
export const signalGroup = (leader: number, signal: NodeJS.Signals): void =>
  signalProcess(process.platform === 'win32' ? leader : -leader, signal);

const isGoneOrForeign = (error: unknown): boolean => ['ESRCH', 'EPERM'].includes(String(errorCode(error)));
