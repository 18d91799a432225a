import type { Json } from '#kernel/message.js';
import type { FlowDefinition } from '#domain/flow/flow.events.js';
import { isObject } from '../http/fields.js';
import { invalidRequest, pointerTo } from '../http/problem.js';
import type { FlowDefinitionRequest } from './flow.dto.js';
import { compiledSchema } from './inputs-schema.js';

/** What a request says a bot is to execute, each part in its shape and the schema one that can be used. */
export function definitionFrom(request: FlowDefinitionRequest): FlowDefinition {
  const { inputsSchema = null, environment = {}, folder = null, timeoutMs = null } = request;
  if (inputsSchema !== null) compiledSchema(inputsSchema as Json);
  return {
    command: request.command,
    arguments: request.arguments ?? [],
    environment: Object.fromEntries(
      Object.entries(environment).map(([name, value]) => [name, variableFrom(name, value)]),
    ),
    folder,
    timeoutMs,
    inputsSchema: inputsSchema as Json,
  };
}

function variableFrom(name: string, value: unknown): string | { readonly secret: string } {
  if (typeof value === 'string') return value;
  if (isObject(value) && typeof value.secret === 'string' && Object.keys(value).length === 1)
    return { secret: value.secret };
  throw invalidRequest({ pointer: pointerTo('environment', name), detail: 'must be text, or {"secret": "<name>"}' });
}
