import { resolve } from 'node:path';

import type { RunOrder } from '#protocol/agent.js';

import type { Bot } from './bot.js';
import { flowEnvironment } from './child-environment.js';
import { errorCode } from './error-code.js';
import type { Execution } from './executors/executor.js';
import { FlowRun } from './flow-run.js';
import type { Go } from './go.js';
import type { FlowOrder } from './guard/guard-messages.js';
import { readOutputs } from './outputs.js';
import { runEnd, type RunEnd } from './run-end.js';
import { makeRunFolder, removeWhole, type RunFolder } from './run-folder.js';
import { RunLog } from './run-log.js';
import type { RunCall } from './server-api.js';

/** Runs the flow of a run that the server said `go` to, and says how it ended; nothing if the server has ended it. */
export async function performRun(bot: Bot, call: RunCall, { order, mayRunUntil }: Go): Promise<RunEnd | undefined> {
  if (order.account.kind === 'account') return noSession('This bot runs flows only as its own account.');
  const { sessionReuse = bot.identity.sessionReuse } = order;
  let folder: RunFolder | undefined;
  let execution: Execution;
  try {
    bot.claims.launching(call.runId);
    folder = await makeRunFolder(bot.folder, call.runId, sessionReuse, order.inputs);
    execution = await bot.execute(flowOrder(bot, call.runId, order, folder), folder.scratch, mayRunUntil);
  } catch (error) {
    bot.log.error({ runId: call.runId, code: errorCode(error) }, 'no session');
    if (folder) await discard(bot, folder);
    return noSession('The bot could not make a session for the run: its disk, memory or processes are exhausted.');
  }
  try {
    return await untilOver(bot, call, order, new FlowRun(call.runId, execution, mayRunUntil), folder);
  } finally {
    await discard(bot, folder);
  }
}

async function untilOver(bot: Bot, call: RunCall, order: RunOrder, flow: FlowRun, folder: RunFolder) {
  bot.heartbeat.run = flow;
  const log = new RunLog(bot, call, flow.output, order.logLimitBytes);
  const exit = await flow.untilOver(order, bot.life);
  await log.complete(flow.interruption);
  return runEnd(flow.interruption, exit, () => readOutputs(folder.outputsFile));
}

const flowOrder = (bot: Bot, runId: string, { flow }: RunOrder, folder: RunFolder): FlowOrder => ({
  runId,
  command: flow.command,
  arguments: flow.arguments,
  folder: resolve(folder.session, flow.folder ?? '.'),
  inputsFile: folder.inputsFile,
  environment: flowEnvironment(process.env, flow.environment, {
    HOSTLER_BOT_ID: bot.identity.botId,
    HOSTLER_RUN_ID: runId,
    HOSTLER_INPUTS: folder.inputsFile,
    HOSTLER_OUTPUTS: folder.outputsFile,
    HOSTLER_SESSION_FOLDER: folder.session,
  }),
});

async function discard({ log }: Bot, { scratch }: RunFolder): Promise<void> {
  try {
    await removeWhole(scratch);
  } catch (error) {
    // The bot stays usable; the next start of the agent tries again.
    log.warn({ code: errorCode(error) }, 'session folder not removed');
  }
}

const noSession = (detail: string): RunEnd => ({ outcome: 'failed', code: 'SessionCreationError', detail });
