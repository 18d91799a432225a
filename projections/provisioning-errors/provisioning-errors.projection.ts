import { ignored } from '#kernel/fold.js';
import type { Projection } from '#kernel/projection.js';
import type { BotEvent, ProvisioningErrorClass } from '#domain/bot/bot.events.js';
import type { ImageVersion } from '#domain/hosted-groups/hosted-groups.events.js';

/** One failure of one bot's provisioning (S75, X16). Cause and remedy in words are looked up by class and code when asked. */
export type ProvisioningErrorRow = {
  readonly environmentId: string;
  readonly groupId: string;
  readonly botId: string;
  readonly image: ImageVersion;
  readonly errorClass: ProvisioningErrorClass;
  readonly code: string;
  readonly occurredAt: number;
  /** When the same machine is tried again; `null` where it is not. */
  readonly retryAt: number | null;
  /** X10: with this failure the bot was given up. */
  readonly givenUp: boolean;
};

/** A failure that is reported and gives the bot up, both in the same millisecond, is one row. */
const byOccurrence = (botId: string, at: number): string => `${botId}:${at}`;

export const provisioningErrors: Projection<ProvisioningErrorRow, BotEvent> = {
  name: 'provisioning-errors',
  version: 1,
  columns: {
    environmentId: 'text',
    groupId: 'text',
    botId: 'text',
    errorClass: 'text',
    code: 'text',
    givenUp: 'boolean',
    occurredAt: 'integer',
  },
  indexes: [
    ['environmentId', 'occurredAt'],
    ['groupId', 'occurredAt'],
  ],
  on: {
    BotRequested: ignored,
    BotProvisioningErrorOccurred: {
      key: ({ data }) => byOccurrence(data.botId, data.occurredAt),
      row: (_, { data }) => ({
        ...failureOf(data),
        occurredAt: data.occurredAt,
        retryAt: data.retryAt,
        givenUp: false,
      }),
    },
    BotProvisioningFailed: {
      key: ({ data }) => byOccurrence(data.botId, data.failedAt),
      row: (_, { data }) => ({ ...failureOf(data), occurredAt: data.failedAt, retryAt: null, givenUp: true }),
    },
    BotEnrolled: ignored,
    BotRetired: ignored,
    BotLost: ignored,
    BotDeleted: ignored,
  },
};

type Failure = Pick<ProvisioningErrorRow, 'environmentId' | 'groupId' | 'botId' | 'image' | 'errorClass' | 'code'>;

const failureOf = ({ environmentId, groupId, botId, image, errorClass, code }: Failure): Failure => ({
  environmentId,
  groupId,
  botId,
  image,
  errorClass,
  code,
});
