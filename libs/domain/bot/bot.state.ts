import { assertNever } from '#kernel/never.js';
import type { ImageVersion } from '../hosted-groups/hosted-groups.events.js';
import type { BotEvent } from './bot.events.js';

/** What every event of a bot carries. */
export type BotCore = {
  readonly environmentId: string;
  readonly groupId: string;
  readonly botId: string;
  readonly image: ImageVersion;
  readonly requestedAt: number;
};

export type Provisioning = {
  readonly status: 'provisioning';
  readonly core: BotCore;
  readonly provisioningDeadline: number;
};
export type Ready = {
  readonly status: 'ready';
  readonly core: BotCore;
  readonly enrolledAt: number;
  readonly publicKey: string;
};
/** Failed, retired or lost: its machine goes, and its slot is held until that is known. */
export type Leaving = { readonly status: 'leaving'; readonly core: BotCore; readonly enrolledAt: number | null };
export type Deleted = { readonly status: 'deleted'; readonly core: BotCore };

export type BotState = { readonly status: 'absent' } | Provisioning | Ready | Leaving | Deleted;

export function evolve(bot: BotState, { type, data }: BotEvent): BotState {
  const core = coreOf(data);
  switch (type) {
    case 'BotRequested':
      return { status: 'provisioning', core, provisioningDeadline: data.provisioningDeadline };
    case 'BotProvisioningErrorOccurred':
      return bot;
    case 'BotProvisioningFailed':
      return { status: 'leaving', core, enrolledAt: null };
    case 'BotEnrolled':
      return { status: 'ready', core, enrolledAt: data.enrolledAt, publicKey: data.publicKey };
    case 'BotRetired':
    case 'BotLost':
      return { status: 'leaving', core, enrolledAt: data.enrolledAt };
    case 'BotDeleted':
      return { status: 'deleted', core };
  }
  return assertNever(type);
}

const coreOf = ({ environmentId, groupId, botId, image, requestedAt }: BotCore): BotCore => ({
  environmentId,
  groupId,
  botId,
  image,
  requestedAt,
});
