import type { BotCommand } from '#domain/bot/bot.commands.js';
import type { BotState } from '#domain/bot/bot.state.js';
import type { RunCommand } from '#domain/run/run.commands.js';
import type { RunState } from '#domain/run/run.state.js';

/** One key for every member: what is forgotten here does not compile. */
type All<Member extends string> = Readonly<Record<Member, true>>;

const runStates: All<RunState['status']> = {
  absent: true,
  queued: true,
  assigned: true,
  running: true,
  cancelling: true,
  succeeded: true,
  failed: true,
  cancelled: true,
  timedOut: true,
};
const runCommands: All<RunCommand['type']> = {
  EnqueueRun: true,
  AssignRun: true,
  StartRun: true,
  ReturnRun: true,
  LoseRun: true,
  CancelRun: true,
  ExpireRun: true,
  CompleteRun: true,
};
const botStates: All<BotState['status']> = {
  absent: true,
  provisioning: true,
  ready: true,
  leaving: true,
  deleted: true,
};
const botCommands: All<BotCommand['type']> = {
  RequestBot: true,
  ReportProvisioningError: true,
  ExpireProvisioning: true,
  EnrolBot: true,
  ScaleIn: true,
  LoseBot: true,
  ConfirmBotGone: true,
};

const pairsOf = (states: object, commands: object): readonly string[] =>
  Object.keys(states).flatMap((state) => Object.keys(commands).map((command) => `${state} × ${command}`));

export const runPairs = pairsOf(runStates, runCommands);
export const botPairs = pairsOf(botStates, botCommands);
