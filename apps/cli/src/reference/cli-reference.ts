import type { Command, Option } from 'commander';
import { exitCodeMeanings } from '../exit-code.js';

/** `docs/cli.md`, from the definitions of the commands themselves. */
export function cliReference(program: Command): string {
  return [
    '# The command line',
    'Written from the commands by `npm run cli-docs`; a test fails when it is out of date.',
    'In a working copy `npm run hostler -- <command>` builds what is stale and runs it. Wherever an id is asked for, the name of a group, flow, connection or image will do, whatever its case. Durations are written such as `30s`, `3h`, `28d` or `1h30m`.',
    '## Options of every command',
    tableOf(program.options),
    'Without `--url` and `--key` the address and the key are those that a server on this machine left in `<data>/credentials`. With `--json` nothing but JSON goes to standard output: `{"items": […]}` for lists, one object a line for what goes on, such as `events tail`. What goes wrong, and progress, go to standard error.',
    '## Exit codes',
    ['| code | meaning |', '|---|---|', ...exitCodeMeanings.map(([code, meaning]) => `| ${code} | ${meaning} |`)].join(
      '\n',
    ),
    '## Commands',
    ...leaves(program).flatMap(sectionOf),
    '',
  ].join('\n\n');
}

/** Commands that do something, in the order of their definition. */
const leaves = (command: Command): readonly Command[] =>
  command.commands.length === 0 ? [command] : command.commands.flatMap(leaves);

function sectionOf(command: Command): readonly string[] {
  const words = command.registeredArguments.map((argument) => {
    const name = argument.variadic ? `${argument.name()}…` : argument.name();
    return argument.required ? `<${name}>` : `[${name}]`;
  });
  return [
    `### \`${[pathOf(command), ...words].join(' ')}\``,
    sentence(command.description()),
    ...(command.options.length === 0 ? [] : [tableOf(command.options)]),
  ];
}

const pathOf = (command: Command): string =>
  command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;

const tableOf = (options: readonly Option[]): string =>
  ['| option | meaning |', '|---|---|', ...options.map(rowOf)].join('\n');

function rowOf({ flags, description, defaultValue, envVar, mandatory }: Option): string {
  const fixed = typeof defaultValue === 'number' || typeof defaultValue === 'string';
  const otherwise = fixed ? `; \`${defaultValue}\` otherwise` : '';
  return `| \`${flags}\` | ${description.replaceAll('|', '\\|')}${envVar === undefined ? '' : ` (${envVar})`}${otherwise}${mandatory ? '; must be given' : ''} |`;
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
