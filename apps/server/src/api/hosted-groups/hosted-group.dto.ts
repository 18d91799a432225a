import { groupAccesses, type GroupAccess } from '#domain/hosted-groups/hosted-groups.events.js';
import { MAX_BOTS_PER_GROUP } from '#domain/environment/policies.js';
import { MAX_DESCRIPTION_CHARACTERS, MAX_NAME_CHARACTERS } from '#domain/text.js';
import { Flag, Id, OneOf, Shape, Text, Time, Whole } from '../http/fields.js';
import { ImageVersionView, MAX_IMAGE_VERSION } from '../images/image.dto.js';

export const GROUP_STATUSES = ['active', 'deleting', 'deleted'];

const name = {
  meaning: 'Unique among the living groups, whatever its case.',
  minimum: 1,
  maximum: MAX_NAME_CHARACTERS,
  example: 'Invoices',
};
const description = {
  meaning: 'What the group is for.',
  maximum: MAX_DESCRIPTION_CHARACTERS,
  example: 'Posts the invoices of the day.',
};
/** S40. */
const sessionReuse = { meaning: 'Whether runs share one session folder instead of a fresh one each.' };
const committed = {
  meaning: 'Slots that are guaranteed to the group; never lent to others.',
  minimum: 0,
  maximum: MAX_BOTS_PER_GROUP,
  example: 1,
};
const maximum = {
  meaning: 'How many bots it may have at most: at most the capacity, and at most 50.',
  minimum: 1,
  maximum: MAX_BOTS_PER_GROUP,
  example: 4,
};
const imageId = { meaning: 'The image that its bots are made from; the default image where absent.' };

export class CreateHostedGroupRequest {
  @Text(name)
  name: string;

  @Text({ ...description, optional: true })
  description?: string;

  @Flag({ ...sessionReuse, optional: true })
  sessionReuse?: boolean;

  @Whole(committed)
  committed: number;

  @Whole(maximum)
  maximum: number;

  @Id({ ...imageId, optional: true })
  imageId?: string;

  /** S44. */
  @OneOf({
    meaning: 'Which account its bots run flows as; agentAccount where absent.',
    values: groupAccesses,
    optional: true,
  })
  access?: GroupAccess;
}

/** What is absent stays as it is. */
export class EditHostedGroupRequest {
  @Text({ ...name, optional: true })
  name?: string;

  @Text({ ...description, optional: true })
  description?: string;

  @Flag({ ...sessionReuse, optional: true })
  sessionReuse?: boolean;

  @Whole({ ...committed, optional: true })
  committed?: number;

  @Whole({ ...maximum, optional: true })
  maximum?: number;
}

export class UpdateImageRequest {
  @Id({ meaning: 'The image that its bots are made from.' })
  imageId: string;

  @Whole({
    meaning: 'Which version of the image; the latest where absent.',
    minimum: 1,
    maximum: MAX_IMAGE_VERSION,
    optional: true,
  })
  version?: number;
}

export class RestoreHostedGroupRequest {
  @Text({ ...name, meaning: 'Its name from now on; the old one where absent.', optional: true })
  name?: string;

  @Whole({ ...committed, meaning: 'Its guarantee from now on; the old one where absent.', optional: true })
  committed?: number;
}

export class BotCountsView {
  @Whole({ meaning: 'Asked for, and not there yet.', minimum: 0, maximum: MAX_BOTS_PER_GROUP })
  provisioning: number;

  @Whole({ meaning: 'There, and without a run.', minimum: 0, maximum: MAX_BOTS_PER_GROUP })
  idle: number;

  @Whole({ meaning: 'With a run.', minimum: 0, maximum: MAX_BOTS_PER_GROUP })
  busy: number;

  @Whole({ meaning: 'Going, and not known to be gone.', minimum: 0, maximum: MAX_BOTS_PER_GROUP })
  leaving: number;
}

const MAX_RUNS = Number.MAX_SAFE_INTEGER;

export class RunCountsView {
  @Whole({ meaning: 'Waiting.', minimum: 0, maximum: MAX_RUNS })
  queued: number;

  @Whole({ meaning: 'Running, those being cancelled included.', minimum: 0, maximum: MAX_RUNS })
  running: number;

  @Whole({ meaning: 'Ended well.', minimum: 0, maximum: MAX_RUNS })
  succeeded: number;

  @Whole({ meaning: 'Ended by a failure.', minimum: 0, maximum: MAX_RUNS })
  failed: number;

  @Whole({ meaning: 'Ended by a person, or with their group.', minimum: 0, maximum: MAX_RUNS })
  cancelled: number;

  @Whole({ meaning: 'Ended by a time-out.', minimum: 0, maximum: MAX_RUNS })
  timedOut: number;
}

export class HostedGroupView {
  @Id({ meaning: 'Names the group in addresses.' })
  groupId: string;

  @Id({ meaning: 'The environment that it belongs to.' })
  environmentId: string;

  @Text(name)
  name: string;

  @Text(description)
  description: string;

  @OneOf({ meaning: 'Where it is in its life.', values: GROUP_STATUSES })
  status: string;

  @OneOf({ meaning: 'Why it is being deleted, or was.', values: ['person', 'inactivity'], nullable: true })
  deletionReason: string | null;

  @OneOf({ meaning: 'Which account its bots run flows as.', values: groupAccesses })
  access: string;

  @Id({ meaning: 'Who made it.' })
  ownerId: string;

  @Flag(sessionReuse)
  sessionReuse: boolean;

  @Whole(committed)
  committed: number;

  @Whole(maximum)
  maximum: number;

  @Shape(() => ImageVersionView, { meaning: 'What its bots are made from.' })
  image: ImageVersionView;

  @Whole({ meaning: 'Counts its changes; it is the ETag.', minimum: 1, maximum: MAX_RUNS })
  configuration: number;

  @Shape(() => RunCountsView, { meaning: 'Its runs.' })
  runs: RunCountsView;

  @Shape(() => BotCountsView, { meaning: 'Its bots.' })
  bots: BotCountsView;

  @Time({ meaning: 'When it was made.' })
  createdAt: string;

  @Time({ meaning: 'Creation, restore, or the end of the last run that had started.' })
  lastActivityAt: string;

  @Time({ meaning: 'Without any run it is deleted after this.' })
  activeUntil: string;

  @Time({ meaning: 'When it was deleted, if it was.', nullable: true })
  deletedAt: string | null;
}
