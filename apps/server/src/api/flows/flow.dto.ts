import { FreeObject, Id, Text, TextList, Time, Whole } from '../http/fields.js';

const MAX_TIMEOUT_MS = 28 * 24 * 60 * 60 * 1_000;
const MAX_VERSION = 1_000_000;

const command = { meaning: 'The program that a bot runs.', minimum: 1, maximum: 1_024, example: 'node' };
const args = {
  meaning: 'Its arguments, each as it is: no shell reads them.',
  maximum: 8_192,
  maximumItems: 64,
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
  maximum: 1_024,
  nullable: true,
  example: null,
} as const;
const timeoutMs = {
  meaning: "How long it may run, in milliseconds; only the environment's limit holds where null.",
  minimum: 1,
  maximum: MAX_TIMEOUT_MS,
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
  @Text({ meaning: 'Unique among the flows of the environment.', minimum: 1, maximum: 100, example: 'Post invoices' })
  name: string;

  @Text({ meaning: 'What it does.', maximum: 1_000, optional: true, example: 'Posts one invoice.' })
  description?: string;
}

export class FlowVersionView {
  @Id({ meaning: 'The flow.' })
  flowId: string;

  @Whole({ meaning: 'Counts from 1.', minimum: 1, maximum: MAX_VERSION })
  version: number;

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

  @Time({ meaning: 'When this version was published.' })
  publishedAt: string;
}

export class FlowSummaryView {
  @Id({ meaning: 'Names the flow in addresses.' })
  flowId: string;

  @Id({ meaning: 'The environment that it belongs to.' })
  environmentId: string;

  @Text({ meaning: 'Its name.', maximum: 100 })
  name: string;

  @Text({ meaning: 'What it does.', maximum: 1_000 })
  description: string;

  @Whole({ meaning: 'Its latest version; it is the ETag.', minimum: 1, maximum: MAX_VERSION })
  version: number;

  @Id({ meaning: 'Who made it.' })
  ownerId: string;

  @Time({ meaning: 'When it was made.' })
  createdAt: string;

  @Time({ meaning: 'When its latest version was published.' })
  publishedAt: string;
}

export class FlowView extends FlowSummaryView {
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
