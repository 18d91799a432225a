import { IntersectionType } from '@nestjs/swagger';
import {
  MAX_ARGUMENTS,
  MAX_ARGUMENT_CHARACTERS,
  MAX_COMMAND_CHARACTERS,
  MAX_FLOW_TIMEOUT_MS,
  MAX_FOLDER_CHARACTERS,
  MIN_FLOW_TIMEOUT_MS,
} from '#domain/flow/flow-definition.js';
import { MAX_DESCRIPTION_CHARACTERS, MAX_NAME_CHARACTERS } from '#domain/text.js';
import { FreeObject, Id, Text, TextList, Time, Whole } from '../http/fields.js';

export const MAX_FLOW_VERSION = 1_000_000;

const command = {
  meaning: 'The program that a bot runs.',
  minimum: 1,
  maximum: MAX_COMMAND_CHARACTERS,
  example: 'node',
};
const args = {
  meaning: 'Its arguments, each as it is: no shell reads them.',
  maximum: MAX_ARGUMENT_CHARACTERS,
  maximumItems: MAX_ARGUMENTS,
  example: ['-e', 'console.log(process.env.GREETING)'],
};
const environment = {
  meaning: 'Its environment variables: text, or {"secret": "<name>"} for the value of a secret.',
  example: { GREETING: 'Hello', PASSWORD: { secret: 'sap-password' } },
  additionalProperties: {
    oneOf: [
      { type: 'string' },
      { type: 'object', required: ['secret'], properties: { secret: { type: 'string' } }, additionalProperties: false },
    ],
  },
};
const folder = {
  meaning: 'The folder that it runs in; a folder of its session where null.',
  minimum: 1,
  maximum: MAX_FOLDER_CHARACTERS,
  nullable: true,
  example: null,
} as const;
const timeoutMs = {
  meaning: "How long it may run, in milliseconds; only the environment's limit holds where null.",
  minimum: MIN_FLOW_TIMEOUT_MS,
  maximum: MAX_FLOW_TIMEOUT_MS,
  nullable: true,
  example: 60_000,
} as const;
const inputsSchema = {
  meaning: 'JSON Schema (2020-12) that the inputs of a run must satisfy; any JSON object where null.',
  nullable: true,
  example: { type: 'object', required: ['invoice'], properties: { invoice: { type: 'integer', minimum: 1 } } },
} as const;

/** What an agent executes. */
export class FlowDefinitionRequest {
  @Text(command)
  command: string;

  @TextList({ ...args, optional: true })
  arguments?: string[];

  @FreeObject({ ...environment, optional: true })
  environment?: Record<string, unknown>;

  @Text({ ...folder, optional: true })
  folder?: string | null;

  @Whole({ ...timeoutMs, optional: true })
  timeoutMs?: number | null;

  @FreeObject({ ...inputsSchema, optional: true })
  inputsSchema?: Record<string, unknown> | null;
}

export class CreateFlowRequest extends FlowDefinitionRequest {
  @Text({
    meaning: 'Unique among the flows of the environment.',
    minimum: 1,
    maximum: MAX_NAME_CHARACTERS,
    example: 'Post invoices',
  })
  name: string;

  @Text({
    meaning: 'What it does.',
    maximum: MAX_DESCRIPTION_CHARACTERS,
    optional: true,
    example: 'Posts one invoice.',
  })
  description?: string;
}

export class FlowDefinitionView {
  @Text(command)
  command: string;

  @TextList(args)
  arguments: string[];

  @FreeObject(environment)
  environment: Record<string, unknown>;

  @Text(folder)
  folder: string | null;

  @Whole(timeoutMs)
  timeoutMs: number | null;

  @FreeObject(inputsSchema)
  inputsSchema: Record<string, unknown> | null;
}

export class FlowVersionView extends FlowDefinitionView {
  @Id({ meaning: 'The flow.' })
  flowId: string;

  @Whole({ meaning: 'Counts from 1.', minimum: 1, maximum: MAX_FLOW_VERSION })
  version: number;

  @Time({ meaning: 'When this version was published.' })
  publishedAt: string;
}

export class FlowSummaryView {
  @Id({ meaning: 'Names the flow in addresses.' })
  flowId: string;

  @Id({ meaning: 'The environment that it belongs to.' })
  environmentId: string;

  @Text({ meaning: 'Its name.', maximum: MAX_NAME_CHARACTERS })
  name: string;

  @Text({ meaning: 'What it does.', maximum: MAX_DESCRIPTION_CHARACTERS })
  description: string;

  @Whole({ meaning: 'Its latest version; it is the ETag.', minimum: 1, maximum: MAX_FLOW_VERSION })
  version: number;

  @Id({ meaning: 'Who made it.' })
  ownerId: string;

  @Time({ meaning: 'When it was made.' })
  createdAt: string;

  @Time({ meaning: 'When its latest version was published.' })
  publishedAt: string;
}

export class FlowView extends IntersectionType(FlowSummaryView, FlowDefinitionView) {}
