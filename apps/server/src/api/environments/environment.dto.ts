import { MAX_HOSTED_GROUPS } from '#domain/environment/policies.js';
import { groupAccesses } from '#domain/hosted-groups/hosted-groups.events.js';
import { MAX_ADD_ONS } from '#domain/hosted-groups/assign-add-ons.js';
import { MAX_NAME_CHARACTERS } from '#domain/text.js';
import { FreeObject, Shape, Text, TextList, Whole } from '../http/fields.js';

export class ChangeEnvironmentRequest {
  /** S10. */
  @Whole({
    meaning: 'How many bots may run in parallel: the capacity of the environment.',
    minimum: 0,
    maximum: MAX_ADD_ONS,
    optional: true,
    example: 8,
  })
  addOns?: number;

  @FreeObject({
    meaning: 'New values of policies, by name; GET shows the names, and what each may be.',
    optional: true,
    additionalProperties: { type: 'integer' },
    example: { idleTimeoutMs: 600_000 },
  })
  policies?: Record<string, unknown>;
}

export class CapacityView {
  @Whole({ meaning: 'Slots that there are: add-ons.', minimum: 0, maximum: MAX_ADD_ONS })
  addOns: number;

  @Whole({
    meaning: 'Slots that bots hold, from their reservation until they are gone.',
    minimum: 0,
    maximum: MAX_ADD_ONS,
  })
  inUse: number;

  @Whole({ meaning: 'Slots that nobody holds.', minimum: 0, maximum: MAX_ADD_ONS })
  free: number;

  @Whole({ meaning: 'Slots that are guaranteed to groups, in all.', minimum: 0, maximum: MAX_ADD_ONS })
  committed: number;

  @Whole({ meaning: 'By how many slots the guarantees exceed the capacity.', minimum: 0, maximum: MAX_ADD_ONS })
  overage: number;
}

const number = { type: 'integer' } as const;
const policy = {
  type: 'object',
  required: ['value', 'default', 'minimum', 'maximum', 'meaning'],
  properties: { value: number, default: number, minimum: number, maximum: number, meaning: { type: 'string' } },
};

export class EnvironmentView {
  @Text({ meaning: 'Names the environment in addresses.', maximum: 100, example: 'default' })
  environmentId: string;

  @Text({ meaning: 'Its name for people.', maximum: MAX_NAME_CHARACTERS })
  name: string;

  @Whole({ meaning: 'Hosted groups that count towards the limit.', minimum: 0, maximum: MAX_HOSTED_GROUPS })
  activeGroups: number;

  @TextList({
    meaning: 'As whom flows can run on the bots of this server: what a new group may have as its access.',
    maximum: 100,
    maximumItems: groupAccesses.length,
  })
  accesses: readonly string[];

  @Shape(() => CapacityView, { meaning: 'Slots for bots.' })
  capacity: CapacityView;

  @FreeObject({ meaning: 'Every policy by name.', additionalProperties: policy })
  policies: Record<string, PolicyView>;
}

export type PolicyView = {
  readonly value: number;
  readonly default: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly meaning: string;
};
