import { Flag, Id, OneOf, Shape, Text, Time } from '../http/fields.js';
import { ImageVersionView } from '../images/image.dto.js';

export const ERROR_CLASSES = ['capacity', 'quota', 'throttled', 'image', 'network', 'permission', 'guest', 'timeout'];

export class ProvisioningErrorView {
  @Id({ meaning: 'The group whose bot could not be made.' })
  groupId: string;

  @Id({ meaning: 'The bot.' })
  botId: string;

  @Shape(() => ImageVersionView, { meaning: 'What it was to be made from.' })
  image: ImageVersionView;

  @OneOf({ meaning: 'What kind of error it is.', values: ERROR_CLASSES })
  errorClass: string;

  @Text({ meaning: "The provider's own code.", maximum: 200, example: 'AllocationFailed' })
  code: string;

  @Text({ meaning: 'What happened, in plain words.', maximum: 1_000 })
  cause: string;

  @Text({ meaning: 'What to do about it.', maximum: 1_000 })
  remedy: string;

  @Time({ meaning: 'When it happened.' })
  occurredAt: string;

  @Time({ meaning: 'When the same machine is tried again; null where it is not.', nullable: true })
  retryAt: string | null;

  @Flag({ meaning: 'Whether the bot was given up with it.' })
  givenUp: boolean;
}
