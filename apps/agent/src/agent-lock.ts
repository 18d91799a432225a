import { existsSync, linkSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { errorCode } from './error-code.js';
import { AgentEnds, EXIT } from './agent-ends.js';
import { readJson } from './durable-file.js';
import { identityOf, isAlive, type ProcessIdentity } from './processes/process-identity.js';

/**
 * Makes this process the one agent of its folder, for as long as it lives, or throws. Whoever holds the file
 * `agent-<n>.pid` with the highest number is the agent; it names a process by pid, start time and boot, so a dead one's file
 * holds nothing. A successor takes the next number by a link, which only one can make, and never removes a higher one.
 */
export function becomeTheAgentOf(folder: string): void {
  const highest = highestNumber(folder);
  if (liveHolder(folder, highest) !== undefined) throw alreadyRunning();
  // One more than the number that was looked at: whoever came since has taken it, and the link will say so.
  const mine = highest + 1;
  take(folder, mine);
  // Somebody who saw the same dead file may have come, gone and been followed between our look and our link.
  if (numbers(folder).some((number) => number > mine)) {
    rmSync(pidFile(folder, mine));
    throw alreadyRunning();
  }
  for (const number of numbers(folder)) if (number < mine) rmSync(pidFile(folder, number), { force: true });
}

/** The live agent of a folder, if it has one. */
export const agentOf = (folder: string): ProcessIdentity | undefined => liveHolder(folder, highestNumber(folder));

function liveHolder(folder: string, number: number): ProcessIdentity | undefined {
  const holder = readJson(pidFile(folder, number)) as ProcessIdentity | undefined;
  return holder !== undefined && isAlive(holder) ? holder : undefined;
}

function take(folder: string, number: number): void {
  const draft = join(folder, `.agent-${process.pid}.draft`);
  writeFileSync(draft, JSON.stringify(identityOf(process.pid)), { mode: 0o600 });
  try {
    linkSync(draft, pidFile(folder, number));
  } catch (error) {
    if (errorCode(error) === 'EEXIST') throw alreadyRunning();
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

const highestNumber = (folder: string): number => Math.max(0, ...numbers(folder));

const pidFile = (folder: string, number: number): string => join(folder, `agent-${number}.pid`);

const numbers = (folder: string): readonly number[] =>
  (existsSync(folder) ? readdirSync(folder) : []).flatMap((name) => {
    const [, number] = /^agent-(\d+)\.pid$/.exec(name) ?? [];
    return number === undefined ? [] : [Number(number)];
  });

const alreadyRunning = () => new AgentEnds(EXIT.alreadyRunning, 'Another agent runs on this folder.');
