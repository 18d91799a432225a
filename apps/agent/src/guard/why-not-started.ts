import { existsSync } from 'node:fs';

import { errorCode } from '../error-code.js';

const SHOWN_COMMAND_MAX_LENGTH = 200;

/** A sentence for the person who wrote the flow. Never the error's own message: it may repeat an argument or a secret. */
export function whyNotStarted(error: unknown, flow: { readonly command: string; readonly folder: string }): string {
  const command = flow.command.slice(0, SHOWN_COMMAND_MAX_LENGTH);
  if (!existsSync(flow.folder)) return 'The working folder of the flow does not exist on this bot.';
  switch (errorCode(error)) {
    case 'ENOENT':
      return `The command "${command}" was not found on this bot.`;
    case 'EACCES':
      return `The command "${command}" or the working folder may not be used by the agent's account.`;
    case 'ENOTDIR':
      return 'The working folder of the flow is not a folder.';
    case 'E2BIG':
      return "The flow's arguments and environment are larger than this system allows.";
    case 'EAGAIN':
    case 'ENOMEM':
    case 'EMFILE':
      return 'This bot has no resources left to start a process.';
    case 'ERR_INVALID_ARG_VALUE':
      return "The flow's command, arguments or environment hold a character that no process can be given.";
    default:
      return `The command "${command}" could not be started.`;
  }
}
