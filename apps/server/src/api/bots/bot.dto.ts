import { MAX_NAME_CHARACTERS } from '#domain/text.js';
import { Id, OneOf, Shape, Text, Time, Whole } from '../http/fields.js';
import { ImageVersionView } from '../images/image.dto.js';

export const BOT_STATUSES = ['reserved', 'provisioning', 'idle', 'busy', 'leaving', 'deleted'];

export class BotView {
  @Id({ meaning: 'The bot.' })
  botId: string;

  @Id({ meaning: 'The group that it belongs to.' })
  groupId: string;

  @Text({ meaning: "The group's name.", maximum: MAX_NAME_CHARACTERS, nullable: true })
  groupName: string | null;

  @OneOf({ meaning: 'What it does.', values: BOT_STATUSES })
  status: string;

  @Shape(() => ImageVersionView, { meaning: 'What it was made from.', nullable: true })
  image: ImageVersionView | null;

  @Time({ meaning: 'When its slot was reserved.' })
  reservedAt: string;

  @Time({ meaning: 'When it was asked for.', nullable: true })
  requestedAt: string | null;

  @Time({ meaning: 'By when it must have come.', nullable: true })
  provisioningDeadline: string | null;

  @Time({ meaning: 'When it came.', nullable: true })
  enrolledAt: string | null;

  @Time({ meaning: 'Since when it is without a run.', nullable: true })
  idleSince: string | null;

  @Id({ meaning: 'The run that is on it.', nullable: true })
  runId: string | null;

  @Whole({ meaning: 'Runs that it has done.', minimum: 0, maximum: 1e9 })
  runsDone: number;

  @Text({ meaning: 'Why it goes, or went.', maximum: 100, nullable: true, example: 'idle' })
  leavingReason: string | null;

  @Time({ meaning: 'Since when it goes.', nullable: true })
  leavingSince: string | null;

  @Time({ meaning: 'When it was known to be gone.', nullable: true })
  deletedAt: string | null;

  @Text({ meaning: 'The version of its agent.', maximum: 100, nullable: true })
  agentVersion: string | null;

  @Text({ meaning: 'What it runs on.', maximum: 100, nullable: true, example: 'linux-x64' })
  platform: string | null;
}
