import type { Command } from 'commander';
import type { Query } from '../client/api.js';
import type { Context } from '../context.js';
import { momentFrom } from './moment.js';

/** What is asked of the audit; all that is given must hold. */
export type EventFilter = {
  readonly about?: string;
  readonly type?: string;
  readonly who?: string;
  readonly group?: string;
  readonly run?: string;
  readonly bot?: string;
  readonly correlation?: string;
  readonly since?: string;
  readonly until?: string;
};

const moment = (text: string): string => momentFrom(text, new Date());

export const withEventFilter = (command: Command): Command =>
  command
    .option('--about <kinds>', 'only events about these kinds, such as run,bot')
    .option('--type <types>', 'only events of these types, such as RunFailed,RunTimedOut')
    .option('--who <text>', 'only what people did whose name or e-mail address has this in it')
    .option('--group <group>', 'only events about a group, its bots and its runs')
    .option('--run <run-id>', 'only the story of a run')
    .option('--bot <bot-id>', 'only the story of a bot')
    .option('--correlation <id>', 'only what followed from one command')
    .option('--since <moment>', 'only from this time on: a time, a time of today, or how long ago, such as 10m', moment)
    .option('--until <moment>', 'only before this time', moment);

export async function eventQuery(context: Context, filter: EventFilter): Promise<Query> {
  const { about, type, who, group, run, bot, correlation, since, until } = filter;
  const groupId = group === undefined ? undefined : await context.idOf('group', group);
  return { kind: about, type, who, groupId, runId: run, botId: bot, correlationId: correlation, since, until };
}
