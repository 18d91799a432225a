import type { Json } from '#kernel/message.js';
import { isSecretName } from '../environment/secret-name.js';
import { reject } from '../rejections.js';
import { charactersOf } from '../text.js';
import type { FlowDefinition } from './flow.events.js';

export const MAX_COMMAND_CHARACTERS = 1_024;
export const MAX_ARGUMENTS = 64;
export const MAX_ARGUMENT_CHARACTERS = 8_192;
export const MAX_VARIABLES = 64;
export const MAX_VARIABLE_NAME_CHARACTERS = 128;
export const MAX_VARIABLE_CHARACTERS = 8_192;
export const MAX_FOLDER_CHARACTERS = 1_024;
export const MIN_FLOW_TIMEOUT_MS = 1;
export const MAX_FLOW_TIMEOUT_MS = 28 * 24 * 60 * 60 * 1_000;
export const MAX_INPUTS_SCHEMA_BYTES = 64 * 1_024;
/** Of the whole definition as JSON, so that an event with it fits into one append of any store. */
export const MAX_DEFINITION_BYTES = 256 * 1_024;

/** No operating system takes NUL in an argument, a variable or a path; no store takes half a character. */
const UNFIT = /[\0\p{Cs}]/u;
const VARIABLE_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
/** The agent tells a flow about its run by these. */
const RESERVED_PREFIX = 'HOSTLER_';

/** P5: refuses, as `flow-definition-invalid`, what no agent could execute. Whether the schema compiles is checked elsewhere. */
export function refuseUnfitDefinition(definition: FlowDefinition): void {
  const { command, folder, timeoutMs, inputsSchema } = definition;
  if (command.trim() === '' || !fits(command, MAX_COMMAND_CHARACTERS)) {
    refuse('command', `must be text of 1 to ${MAX_COMMAND_CHARACTERS} characters`);
  }
  refuseUnfitArguments(definition.arguments);
  refuseUnfitEnvironment(definition.environment);
  if (folder !== null && (folder === '' || !fits(folder, MAX_FOLDER_CHARACTERS))) {
    refuse('folder', `must be a path of 1 to ${MAX_FOLDER_CHARACTERS} characters, or null`);
  }
  if (timeoutMs !== null && !isTimeout(timeoutMs)) {
    refuse('timeoutMs', `must be a whole number from ${MIN_FLOW_TIMEOUT_MS} to ${MAX_FLOW_TIMEOUT_MS}, or null`);
  }
  refuseUnfitSchema(inputsSchema);
  if (bytesOf(definition) > MAX_DEFINITION_BYTES) refuse('definition', `must fit in ${MAX_DEFINITION_BYTES} bytes`);
}

function refuseUnfitArguments(given: readonly string[]): void {
  if (given.length > MAX_ARGUMENTS) refuse('arguments', `must be at most ${MAX_ARGUMENTS}`);
  given.forEach((argument, index) => {
    if (!fits(argument, MAX_ARGUMENT_CHARACTERS)) {
      refuse(`arguments[${index}]`, `must be text of at most ${MAX_ARGUMENT_CHARACTERS} characters`);
    }
  });
}

function refuseUnfitEnvironment(environment: FlowDefinition['environment']): void {
  const variables = Object.entries(environment);
  if (variables.length > MAX_VARIABLES) refuse('environment', `must have at most ${MAX_VARIABLES} variables`);
  for (const [name, value] of variables) {
    if (!VARIABLE_NAME.test(name) || name.length > MAX_VARIABLE_NAME_CHARACTERS) {
      refuse('environment', `must have names of letters, digits and _, at most ${MAX_VARIABLE_NAME_CHARACTERS} long`);
    }
    if (name.toUpperCase().startsWith(RESERVED_PREFIX)) {
      refuse('environment', `must not set variables that start with ${RESERVED_PREFIX}`);
    }
    if (typeof value !== 'string' && !isSecretName(value.secret.toLowerCase())) {
      refuse('environment', 'must name secrets as they can be named: lower-case letters, digits, "." and "-"');
    }
    if (typeof value === 'string' && !fits(value, MAX_VARIABLE_CHARACTERS)) {
      refuse('environment', `must have values of at most ${MAX_VARIABLE_CHARACTERS} characters`);
    }
  }
}

function refuseUnfitSchema(schema: Json): void {
  if (schema === null) return;
  if (typeof schema !== 'object' || Array.isArray(schema))
    refuse('inputsSchema', 'must be a JSON Schema object, or null');
  if (bytesOf(schema) > MAX_INPUTS_SCHEMA_BYTES) refuse('inputsSchema', `must fit in ${MAX_INPUTS_SCHEMA_BYTES} bytes`);
}

const fits = (text: string, maximum: number): boolean => charactersOf(text) <= maximum && !UNFIT.test(text);
const bytesOf = (value: object): number => Buffer.byteLength(JSON.stringify(value));
const isTimeout = (value: number): boolean =>
  Number.isSafeInteger(value) && value >= MIN_FLOW_TIMEOUT_MS && value <= MAX_FLOW_TIMEOUT_MS;

function refuse(field: string, rule: string): never {
  return reject('flow-definition-invalid', { field, rule });
}
