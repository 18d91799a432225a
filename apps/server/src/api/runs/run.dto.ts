import { MAX_CORRELATION_KEY_CHARACTERS, MAX_INPUTS_BYTES } from '#domain/run/enqueue-run.js';
import { MAX_NAME_CHARACTERS } from '#domain/text.js';
import { OUTPUTS_MAX_BYTES } from '#protocol/agent.js';
import { MAX_FLOW_VERSION } from '../flows/flow.dto.js';
import { FreeObject, Id, OneOf, Shape, Text, Time, Whole } from '../http/fields.js';
import { ImageVersionView } from '../images/image.dto.js';

const MAX_COMMENT_CHARACTERS = 2_000;
export const RUN_STATUSES = [
  'queued',
  'assigned',
  'running',
  'cancelling',
  'succeeded',
  'failed',
  'cancelled',
  'timedOut',
];
export const PRIORITIES = ['high', 'normal'];

export class EnqueueRunRequest {
  @Id({ meaning: 'The hosted group to run on; it must have one connection. Or name the connection.', optional: true })
  groupId?: string;

  @Id({ meaning: 'The connection to run by; it leads to its group.', optional: true })
  connectionId?: string;

  @Id({ meaning: 'The flow to run.' })
  flowId: string;

  @Whole({
    meaning: 'Which version of the flow; the latest where absent.',
    minimum: 1,
    maximum: MAX_FLOW_VERSION,
    optional: true,
    example: 1,
  })
  flowVersion?: number;

  @FreeObject({
    meaning: "What the flow gets to work on, at most 2 MB; must satisfy the flow's schema.",
    optional: true,
    example: { invoice: 4711 },
  })
  inputs?: Record<string, unknown>;

  @OneOf({
    meaning: 'high runs go before normal ones; normal where absent.',
    values: PRIORITIES,
    optional: true,
  })
  priority?: 'high' | 'normal';

  @Text({ meaning: 'Only "unattended" is possible.', maximum: 50, optional: true, example: 'unattended' })
  mode?: string;

  @Text({
    meaning: "The caller's own reference, to find the run again. It stays in the log: name no person in it.",
    minimum: 1,
    maximum: MAX_CORRELATION_KEY_CHARACTERS,
    optional: true,
    example: 'order-2026-0815',
  })
  correlationId?: string;
}

export class CancelRunRequest {
  @Text({
    meaning: 'Why, for other people. It is no part of the log, and can be erased.',
    maximum: MAX_COMMENT_CHARACTERS,
    optional: true,
    example: 'Wrong invoice',
  })
  comment?: string;
}

export class CancellationView {
  @OneOf({
    meaning: 'What it was cancelled with; null while it is being cancelled.',
    values: ['person', 'groupDeleted', 'connectionDeleted'],
    nullable: true,
  })
  reason: string | null;

  @Id({ meaning: 'Who wanted it.' })
  requestedBy: string;

  @Time({ meaning: 'When it was wanted.' })
  requestedAt: string;

  @Time({ meaning: 'When the flow is ended by force; null where it had not been started.', nullable: true })
  forceAt: string | null;

  @Text({
    meaning: 'What the person wrote; null where nothing, and in lists.',
    maximum: MAX_COMMENT_CHARACTERS,
    nullable: true,
  })
  comment: string | null;
}

export class RunView {
  @Id({ meaning: 'Names the run in addresses.' })
  runId: string;

  @Id({ meaning: 'The environment that it belongs to.' })
  environmentId: string;

  @Id({ meaning: 'The hosted group that it runs on.' })
  groupId: string;

  @Text({ meaning: "The group's name.", maximum: MAX_NAME_CHARACTERS, nullable: true })
  groupName: string | null;

  @Id({ meaning: 'The flow.' })
  flowId: string;

  @Text({ meaning: "The flow's name.", maximum: MAX_NAME_CHARACTERS, nullable: true })
  flowName: string | null;

  @Whole({ meaning: 'The version of the flow.', minimum: 1, maximum: MAX_FLOW_VERSION })
  flowVersion: number;

  @Id({ meaning: 'The connection that it runs by.' })
  connectionId: string;

  @Id({ meaning: 'Who called it.' })
  callerId: string;

  @Text({ meaning: "The caller's own reference.", maximum: MAX_CORRELATION_KEY_CHARACTERS, nullable: true })
  correlationId: string | null;

  @OneOf({ meaning: 'How it runs.', values: ['unattended'] })
  mode: string;

  @OneOf({ meaning: 'Its priority.', values: PRIORITIES })
  priority: string;

  @Whole({ meaning: 'Counts its attempts.', minimum: 1, maximum: 1_000 })
  attempt: number;

  @OneOf({ meaning: 'Where it is in its life.', values: RUN_STATUSES })
  status: string;

  @Text({
    meaning: 'Why it did not end well; stable, for programs. null otherwise.',
    maximum: 100,
    nullable: true,
    example: 'FlowFailed',
  })
  code: string | null;

  @Text({ meaning: 'The same as a sentence.', maximum: 2_000, nullable: true })
  explanation: string | null;

  @Text({ meaning: 'What the bot said about a failure; null in lists.', maximum: 2_000, nullable: true })
  detail: string | null;

  @Whole({
    meaning: "The flow's exit code, where it had one.",
    minimum: -2_147_483_648,
    maximum: 4_294_967_295,
    nullable: true,
  })
  exitCode: number | null;

  @Text({ meaning: 'The signal that ended the flow, where one did.', maximum: 50, nullable: true })
  signal: string | null;

  @Time({ meaning: 'When it was queued.' })
  queuedAt: string;

  @Time({ meaning: 'When it times out if it has not started by then.' })
  queueDeadline: string;

  @Time({ meaning: 'When a bot was given it.', nullable: true })
  assignedAt: string | null;

  @Time({ meaning: 'When it started.', nullable: true })
  startedAt: string | null;

  @Time({ meaning: 'When it times out if it has not ended by then.', nullable: true })
  runDeadline: string | null;

  @Time({ meaning: 'When it ended.', nullable: true })
  endedAt: string | null;

  @Id({ meaning: 'The bot that has it, or had it.', nullable: true })
  botId: string | null;

  @Shape(() => ImageVersionView, { meaning: 'What that bot was made from.', nullable: true })
  image: ImageVersionView | null;

  @Whole({ meaning: 'Size of its inputs.', minimum: 0, maximum: MAX_INPUTS_BYTES })
  inputsBytes: number;

  @Whole({ meaning: 'Size of its outputs.', minimum: 0, maximum: OUTPUTS_MAX_BYTES })
  outputsBytes: number;

  @Shape(() => CancellationView, { meaning: 'Who cancelled it.', nullable: true })
  cancellation: CancellationView | null;
}
