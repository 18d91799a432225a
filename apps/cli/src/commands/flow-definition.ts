import type { Command } from 'commander';
import { parseDuration } from '../output/durations.js';
import { collect, jsonObjectIn, textByName } from '../options/values.js';

export type Definition = {
  readonly env?: readonly string[];
  readonly secret?: readonly string[];
  readonly folder?: string;
  readonly timeout?: string;
  readonly inputsSchema?: string;
};

/** The options that say what a flow executes, besides its command. */
export const withDefinition = (command: Command): Command =>
  command
    .option('--env <name=value>', 'an environment variable; may be repeated', collect)
    .option('--secret <name=secret>', 'an environment variable with the value of a secret; may be repeated', collect)
    .option('--folder <path>', 'the folder that it runs in; one of its session otherwise')
    .option('--timeout <duration>', 'how long it may run, such as 90s or 2h')
    .option('--inputs-schema <file>', 'the JSON Schema that inputs must satisfy');

/** The same as the API takes it. */
export function definitionFrom(options: Definition, command: string, rest: readonly unknown[]): object {
  const secrets = Object.entries(textByName(options.secret ?? [])).map(([variable, secret]) => [variable, { secret }]);
  return {
    command,
    arguments: rest.flat(),
    environment: { ...textByName(options.env ?? []), ...Object.fromEntries(secrets) },
    folder: options.folder,
    timeoutMs: options.timeout === undefined ? undefined : parseDuration(options.timeout),
    inputsSchema: options.inputsSchema === undefined ? undefined : jsonObjectIn(options.inputsSchema),
  };
}
