/** The agent: one process per bot. It only ever calls the server, and runs what it is given, one flow at a time. */
import { existsSync } from 'node:fs';

import { liveAsAgent } from './agent.js';
import { AgentEnds, EXIT } from './agent-ends.js';
import { agentFolder } from './agent-folder.js';
import { agentLog } from './agent-log.js';
import { becomeTheAgentOf } from './agent-lock.js';
import { endBot } from './end-bot.js';
import { optionsOf, type Options } from './options.js';

process.exitCode = await exitCodeOf(() => start(optionsOf(process.argv.slice(2))));
process.exit();

function start(options: Options): Promise<number> {
  return options.kind === 'end' ? endBot(options.botId, options.folder) : runAgent(options);
}

async function runAgent({ folder: root, heartbeatEveryMs }: Extract<Options, { kind: 'run' }>): Promise<number> {
  if (!existsSync(root)) throw new AgentEnds(EXIT.unusableFolder, `There is no folder ${root}.`);
  becomeTheAgentOf(root);
  const folder = agentFolder(root);
  const log = agentLog(folder.log);
  const ending = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => ending.abort(new AgentEnds(EXIT.done, `Ended by ${signal}.`)));
  }
  const exitCode = await exitCodeOf(
    () => liveAsAgent(folder, log, heartbeatEveryMs, ending.signal),
    (end) => log.info({ reason: end.message }, 'ending'),
  );
  log.info({ exitCode }, 'ended');
  return exitCode;
}

/** An `AgentEnds` is an orderly end; anything else is a fault, and may show itself as one. */
async function exitCodeOf(work: () => Promise<number>, tell = ({ message }: AgentEnds) => console.error(message)) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AgentEnds)) throw error;
    tell(error);
    return error.exitCode;
  }
}
