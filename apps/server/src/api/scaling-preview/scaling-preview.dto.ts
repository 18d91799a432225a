import { MAX_BOTS_PER_GROUP } from '#domain/environment/policies.js';
import { MAX_NAME_CHARACTERS } from '#domain/text.js';
import { Id, OneOf, Shape, Text, Whole } from '../http/fields.js';
import { DECISION_RESULTS } from '../scaling/scaling-decision.dto.js';

export class PreviewedDecisionView {
  @Id({ meaning: 'The group; "new" for one that is not made yet.' })
  groupId: string;

  @Text({ meaning: "The group's name.", maximum: MAX_NAME_CHARACTERS })
  name: string;

  @OneOf({ meaning: 'What would be decided.', values: DECISION_RESULTS })
  result: string;

  @Whole({ meaning: 'How many bots would be asked for, or let go.', minimum: 0, maximum: MAX_BOTS_PER_GROUP })
  bots: number;

  @Text({ meaning: 'The decision in words.', maximum: 1_000 })
  explanation: string;
}

export class ScalingPreviewView {
  @Shape(() => PreviewedDecisionView, {
    meaning: 'A decision or more for each group, that which is asked about first.',
    list: true,
  })
  items: PreviewedDecisionView[];
}
