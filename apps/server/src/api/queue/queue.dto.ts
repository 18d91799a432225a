import { MAX_NAME_CHARACTERS } from '#domain/text.js';
import { MAX_FLOW_VERSION } from '../flows/flow.dto.js';
import { ESTIMATE_BASES } from '#planning/estimate.js';
import { Id, OneOf, Shape, Text, Time, Whole } from '../http/fields.js';
import { PRIORITIES } from '../runs/run.dto.js';

export const WAITING_STATUSES = ['queued', 'assigned'];

export class WaitingReasonView {
  @Text({ meaning: 'Why it waits; stable, for programs.', maximum: 100, example: 'botIsProvisioning' })
  code: string;

  @Text({ meaning: 'The same as a sentence.', maximum: 1_000 })
  sentence: string;
}

export class StartEstimateView {
  @OneOf({
    meaning:
      'What the estimate rests on: a bot that is free; how long bots of the group, runs of the group, or runs of other groups take; the deadline of a run that runs now; or nothing that would tell.',
    values: ESTIMATE_BASES,
  })
  basis: string;

  @Text({ meaning: 'The same as a sentence, with a warning where the run will time out before.', maximum: 1_000 })
  sentence: string;
}

export class QueuedRunView {
  @Id({ meaning: 'The run.' })
  runId: string;

  @Id({ meaning: 'Its group.' })
  groupId: string;

  @Text({ meaning: "The group's name.", maximum: MAX_NAME_CHARACTERS, nullable: true })
  groupName: string | null;

  @Id({ meaning: 'Its flow.' })
  flowId: string;

  @Text({ meaning: "The flow's name.", maximum: MAX_NAME_CHARACTERS, nullable: true })
  flowName: string | null;

  @Whole({ meaning: 'The version of the flow.', minimum: 1, maximum: MAX_FLOW_VERSION })
  flowVersion: number;

  @Id({ meaning: 'Who called it.' })
  callerId: string;

  @OneOf({ meaning: 'Its priority.', values: PRIORITIES })
  priority: string;

  @OneOf({ meaning: 'assigned: a bot was given it and has not acknowledged yet.', values: WAITING_STATUSES })
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

  @Shape(() => StartEstimateView, { meaning: 'What says so, or why nothing does.' })
  estimate: StartEstimateView;
}
