import { setTimeout as sleep } from 'node:timers/promises';

import { EXIT } from './agent-ends.js';
import { agentOf } from './agent-lock.js';
import { endTree } from './processes/end-tree.js';
import { BOT_MARK, type ProcessEntry } from './processes/process-entry.js';
import { processTable } from './processes/process-table.js';
import { processesOf } from './processes/process-tree.js';
import { signalProcess } from './processes/signal-process.js';

/** For an agent to end its flow and to say so. */
const GRACE_MS = 5_000;
const LOOK_MS = 50;

/** Ends all processes of a bot, agent, guard and flow: gently first, so that the agent can tell the server, then by force. */
export async function endBot(botId: string, folder: string): Promise<number> {
  const root = agentOf(folder)?.pid;
  const tree = { mark: `${BOT_MARK}=${botId}`, ...(root !== undefined && { root }) };
  const left = () => processesOf(tree, processTable(), process.pid);
  for (const pid of headsOf(left(), processTable())) signalProcess(pid, 'SIGTERM');
  for (let waitedMs = 0; waitedMs < GRACE_MS && left().size > 0; waitedMs += LOOK_MS) await sleep(LOOK_MS);
  return (await endTree(tree)) ? EXIT.done : EXIT.notEnded;
}

/** The processes that none of the others started: the agent, which knows best how to end the rest. */
const headsOf = (pids: ReadonlySet<number>, table: readonly ProcessEntry[]): readonly number[] =>
  table.filter(({ pid, parent }) => pids.has(pid) && !pids.has(parent)).map(({ pid }) => pid);
