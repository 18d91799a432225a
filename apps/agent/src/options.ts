import { parseArgs } from 'node:util';

import { HEARTBEAT_EVERY_MS } from '#protocol/agent.js';

import { AgentEnds, EXIT } from './agent-ends.js';

/** `run`: be the agent of a folder. `end`: end every process of a bot, its agent included, and exit when none is left. */
export type Options =
  | { readonly kind: 'run'; readonly folder: string; readonly heartbeatEveryMs: number }
  | { readonly kind: 'end'; readonly folder: string; readonly botId: string };

const USAGE = 'Usage: agent --folder <bot folder> [--heartbeat-every-ms <n> | --end <bot id>]';

export function optionsOf(args: readonly string[]): Options {
  const { folder, end, 'heartbeat-every-ms': every } = parsed(args);
  const heartbeatEveryMs = every === undefined ? HEARTBEAT_EVERY_MS : Number(every);
  if (!folder || !Number.isInteger(heartbeatEveryMs) || heartbeatEveryMs < 1) throw unusable();
  if (end) return { kind: 'end', folder, botId: end };
  return { kind: 'run', folder, heartbeatEveryMs };
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...args], options: { folder: text, end: text, 'heartbeat-every-ms': text } }).values;
  } catch (error) {
    throw unusable(error);
  }
}

const unusable = (cause?: unknown) => new AgentEnds(EXIT.unusableFolder, USAGE, { cause });
