import { Option, type Command } from 'commander';
import { settingsSchema } from '#protocol/server-settings.js';
import { startServerProcess } from '../server-process.js';

type Setting = {
  readonly flag: string | null;
  readonly variable: string;
  readonly description: string;
  readonly default?: string | number;
  readonly enum?: readonly string[];
};

/** The data folder is an option of every command. */
const settings = (Object.values(settingsSchema.properties) as readonly Setting[]).filter(
  ({ flag }) => flag !== '--data',
);

export function addUpCommand(program: Command): void {
  const up = program
    .command('up')
    .description('start a server, with its database and its bots, and serve until stopped');
  for (const setting of settings) if (setting.flag !== null) up.addOption(optionOf(setting, setting.flag));
  up.action(async (_, command: Command) => {
    process.exitCode = await startServerProcess(flagsOf(command), 'inherit').exited;
  });
}

/** No default here: the server has its own, and a variable goes before that. */
function optionOf({ variable, description, default: value, enum: choices }: Setting, flag: string): Option {
  const otherwise = value === undefined ? '' : `; ${value} otherwise`;
  const option = new Option(`${flag} <value>`, `${description.replace(/\.$/, '')} (${variable}${otherwise})`);
  return choices === undefined ? option : option.choices(choices);
}

/** What was given, as the server's own flags. */
function flagsOf(command: Command): readonly string[] {
  const { data } = command.optsWithGlobals<{ data?: string }>();
  const own = command.options.map((option) => [option.long, command.getOptionValue(option.attributeName())] as const);
  return [['--data', data] as const, ...own].flatMap(([flag, value]) =>
    value === undefined ? [] : [`${flag}=${value}`],
  );
}
