import type { FlowDefinitionRequest, FlowView } from '#protocol/generated/api.gen.js';
import { durationFrom, inFull } from '../ui/durations.js';

/** A flow's definition as a form holds it: all of it text. */
export type DefinitionText = {
  readonly command: string;
  /** One argument a line; as a JSON string where it is empty, has lines itself, or begins with a quotation mark. */
  readonly arguments: string;
  /** NAME=value a line; NAME=secret:name for the value of a secret. */
  readonly environment: string;
  readonly folder: string;
  readonly timeout: string;
  readonly inputsSchema: string;
};

export const emptyDefinition: DefinitionText = {
  command: '',
  arguments: '',
  environment: '',
  folder: '',
  timeout: '',
  inputsSchema: '',
};

const SECRET = 'secret:';

export const textOf = (
  flow: Omit<
    FlowView,
    'flowId' | 'environmentId' | 'name' | 'description' | 'version' | 'ownerId' | 'createdAt' | 'publishedAt'
  >,
): DefinitionText => ({
  command: flow.command,
  arguments: flow.arguments.map(lineOf).join('\n'),
  environment: Object.entries(flow.environment)
    .map(
      ([name, value]) =>
        `${name}=${typeof value === 'string' ? value : `${SECRET}${(value as { secret: string }).secret}`}`,
    )
    .join('\n'),
  folder: flow.folder ?? '',
  timeout: flow.timeoutMs === null ? '' : inFull(flow.timeoutMs),
  inputsSchema: flow.inputsSchema === null ? '' : JSON.stringify(flow.inputsSchema, null, 2),
});

export type DefinitionFaults = { readonly [Field in keyof DefinitionText]?: string };

const lineOf = (argument: string): string =>
  argument === '' || argument.includes('\n') || argument.startsWith('"') ? JSON.stringify(argument) : argument;

function argumentOf(line: string): string {
  if (!line.startsWith('"')) return line;
  try {
    return String(JSON.parse(line));
  } catch {
    return line;
  }
}

/** What a bot executes, to be read: a program or a text among the arguments begins a line of its own. */
export const commandLine = ({ command, arguments: all }: Pick<FlowView, 'command' | 'arguments'>): string =>
  all.reduce((line, part) => `${line}${/\s/.test(part) ? '\n' : ' '}${part}`, command);

/** The request, or what can't be read. */
export function definitionFrom(text: DefinitionText): {
  readonly definition: FlowDefinitionRequest;
  readonly faults: DefinitionFaults;
} {
  const faults: { -readonly [Field in keyof DefinitionText]?: string } = {};
  if (text.command.trim() === '') faults.command = 'Name the program that a bot runs.';
  const timeoutMs = text.timeout.trim() === '' ? null : durationFrom(text.timeout);
  if (timeoutMs === undefined) faults.timeout = 'Write a duration such as 90 s or 2 h 30 min.';
  const inputsSchema = schemaFrom(text.inputsSchema);
  if (inputsSchema === undefined) faults.inputsSchema = 'This is not a JSON object.';
  const environment = environmentFrom(text.environment);
  if (environment === undefined) faults.environment = 'Write one NAME=value a line.';
  return {
    faults,
    definition: {
      command: text.command.trim(),
      arguments: text.arguments === '' ? [] : text.arguments.split('\n').map(argumentOf),
      environment: environment ?? {},
      folder: text.folder.trim() === '' ? null : text.folder.trim(),
      timeoutMs: timeoutMs ?? null,
      inputsSchema: inputsSchema ?? null,
    },
  };
}

type Environment = NonNullable<FlowDefinitionRequest['environment']>;

function environmentFrom(text: string): Environment | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const pairs = lines.map((line) => /^([^=\s]+)=(.*)$/.exec(line));
  if (pairs.includes(null)) return undefined;
  return Object.fromEntries(
    pairs.flatMap((pair) => {
      const [, name = '', value = ''] = pair ?? [];
      return [[name, value.startsWith(SECRET) ? { secret: value.slice(SECRET.length) } : value]];
    }),
  );
}

function schemaFrom(text: string): Record<string, unknown> | null | undefined {
  if (text.trim() === '') return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
