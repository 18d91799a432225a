import { MAX_BOTS_PER_GROUP } from '#domain/environment/policies.js';
import { MAX_NAME_CHARACTERS } from '#domain/text.js';
import { FreeObject, Id, OneOf, Text, Time, Whole } from '../http/fields.js';

export const DECISION_RESULTS = ['scaleOut', 'scaleIn', 'hold', 'blocked'];

export class ScalingDecisionView {
  @Id({ meaning: 'The group.' })
  groupId: string;

  @Text({ meaning: "The group's name.", maximum: MAX_NAME_CHARACTERS, nullable: true })
  groupName: string | null;

  @Time({ meaning: 'When it was decided.' })
  decidedAt: string;

  @OneOf({ meaning: 'What was decided.', values: DECISION_RESULTS })
  result: string;

  @Text({ meaning: 'By which rule.', maximum: 100, example: 'demand' })
  rule: string;

  @Whole({ meaning: 'How many bots were asked for, or let go.', minimum: 0, maximum: MAX_BOTS_PER_GROUP })
  bots: number;

  @Text({ meaning: 'The decision in words.', maximum: 1_000, example: 'Scale out by 2: 5 runs wait …' })
  explanation: string;

  @FreeObject({
    meaning: 'What it saw: waiting, busy, idle, provisioning, leaving, committed, maximum, capacity, free.',
  })
  inputs: object;

  @Whole({ meaning: "How often the group's decision before this one had been made again.", minimum: 0, maximum: 1e9 })
  repeatsBefore: number;
}
