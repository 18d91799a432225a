import type { Effect } from '#kernel/effect.js';
import { ignored } from '#kernel/fold.js';
import type { BotEvent } from '#domain/bot/bot.events.js';
import type { ImageVersion } from '#domain/hosted-groups/hosted-groups.events.js';

type OfBot = { readonly environmentId: string; readonly groupId: string; readonly botId: string };

/** What the machine provider should hold of one bot. */
export type MachineWish =
  | (OfBot & { readonly present: true; readonly image: ImageVersion; readonly sessionReuse: boolean })
  | (OfBot & { readonly present: false });

/** A bot has a machine from its request until it is let go, and nothing of it stays behind (S52, X10). */
export const machine: Effect<MachineWish, BotEvent> = {
  name: 'machine',
  version: 1,
  on: {
    BotRequested: {
      key: byBot,
      row: (_, { data }) => ({ ...ofBot(data), present: true, image: data.image, sessionReuse: data.sessionReuse }),
    },
    BotProvisioningErrorOccurred: ignored,
    BotProvisioningFailed: { key: byBot, row: (_, { data }) => absent(data) },
    BotEnrolled: ignored,
    BotRetired: { key: byBot, row: (_, { data }) => absent(data) },
    BotLost: { key: byBot, row: (_, { data }) => absent(data) },
    BotDeleted: { key: byBot, row: () => undefined },
  },
};

function byBot({ data }: { readonly data: OfBot }): string {
  return data.botId;
}

const ofBot = ({ environmentId, groupId, botId }: OfBot): OfBot => ({ environmentId, groupId, botId });
const absent = (bot: OfBot): MachineWish => ({ ...ofBot(bot), present: false });
