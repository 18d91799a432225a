import { mkdirSync } from 'node:fs';

import { AccessToken } from './access-token.js';
import { AgentEnds, EXIT } from './agent-ends.js';
import type { AgentFolder } from './agent-folder.js';
import type { AgentLog } from './agent-log.js';
import type { Bot } from './bot.js';
import { ClaimCounter } from './claim-counter.js';
import { claimRuns } from './claim-loop.js';
import { enrolOrResume } from './enrol.js';
import { processExecutor } from './executors/process-executor.js';
import { Heartbeat } from './heartbeat.js';
import { privateKey } from './identity.js';
import { endTree } from './processes/end-tree.js';
import { BOT_MARK } from './processes/process-entry.js';
import { removeWhole } from './run-folder.js';
import { ServerApi } from './server-api.js';
import { ServerConnection } from './server-connection.js';
import { ServerContact } from './server-contact.js';

/**
 * The whole life of an agent, from enrolment to its exit code. `ending` is the wish of this machine that it end. Whatever
 * ends it (that wish, a retirement, a dismissal, no server for too long) also ends the flow under way, first.
 */
export async function liveAsAgent(
  folder: AgentFolder,
  log: AgentLog,
  heartbeatEveryMs: number,
  ending: AbortSignal,
): Promise<number> {
  const identity = await enrolOrResume(folder, ending);
  log.info({ botId: identity.botId }, 'enrolled');
  await clearUp(folder, identity.botId);
  const end = new AbortController();
  const life = AbortSignal.any([ending, end.signal]);
  const contact = new ServerContact();
  const api = new ServerApi(new ServerConnection(identity.serverUrl, contact.made));
  const accessToken = new AccessToken(api, identity, privateKey(folder), life);
  const claims = new ClaimCounter(folder.claim);
  const heartbeat = new Heartbeat(api, accessToken, claims, heartbeatEveryMs);
  const execute = processExecutor(identity.botId);
  const bot: Bot = { identity, folder, api, accessToken, claims, heartbeat, execute, log, life };

  const endLife = (reason: unknown) => end.abort(reason);
  void heartbeat.beatUntil(life).catch(endLife);
  void contact.watch(identity.orphanTimeoutMs, life).catch(endLife);
  await claimRuns(bot);
  end.abort(new AgentEnds(EXIT.done, 'Retired.'));
  return EXIT.done;
}

/** What an agent before this one left when it was killed: a flow without a guard, folders of runs. */
async function clearUp(folder: AgentFolder, botId: string): Promise<void> {
  await endTree({ mark: `${BOT_MARK}=${botId}` });
  await removeWhole(folder.runs);
  mkdirSync(folder.runs, { mode: 0o700 });
}
