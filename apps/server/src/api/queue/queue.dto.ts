import { Id, OneOf, Shape, Text, Time, Whole } from '../http/fields.js';

export class WaitingReasonView {
  @Text({ meaning: 'Why it waits; stable, for programs.', maximum: 100, example: 'botIsProvisioning' })
  code: string;

  @Text({ meaning: 'The same as a sentence.', maximum: 1_000 })
  sentence: string;
}

export class QueuedRunView {
  @Id({ meaning: 'The run.' })
  runId: string;

  @Id({ meaning: 'Its group.' })
  groupId: string;

  @Text({ meaning: "The group's name.", maximum: 100, nullable: true })
  groupName: string | null;

  @Id({ meaning: 'Its flow.' })
  flowId: string;

  @Text({ meaning: "The flow's name.", maximum: 100, nullable: true })
  flowName: string | null;

  @Whole({ meaning: 'The version of the flow.', minimum: 1, maximum: 1_000_000 })
  flowVersion: number;

  @Id({ meaning: 'Who called it.' })
  callerId: string;

  @OneOf({ meaning: 'Its priority.', values: ['high', 'normal'] })
  priority: string;

  @OneOf({ meaning: 'assigned: a bot was given it and has not acknowledged yet.', values: ['queued', 'assigned'] })
  status: string;

  @Time({ meaning: 'When it was queued.' })
  queuedAt: string;

  @Time({ meaning: 'When it times out if it has not started by then.' })
  queueDeadline: string;

  @Whole({
    meaning: 'Its place in the queue of its group, from 1; null once it is assigned.',
    minimum: 1,
    maximum: 1e9,
    nullable: true,
  })
  place: number | null;

  @Shape(() => WaitingReasonView, { meaning: 'Why it waits.' })
  reason: WaitingReasonView;

  @Time({ meaning: 'When it is expected to start; null where nothing is known that would tell.', nullable: true })
  estimatedStart: string | null;
}
