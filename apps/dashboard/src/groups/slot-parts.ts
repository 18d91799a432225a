import type { SlotPart } from '../capacity/slot-bar.js';
import type { BotCountsView } from '#protocol/generated/api.gen.js';

/** The slots that a group's bots hold, by what they do. */
export const partsOf = ({ busy, idle, provisioning, leaving }: BotCountsView): readonly SlotPart[] => [
  { name: 'Running', slots: busy, tone: 'running' },
  { name: 'Idle', slots: idle, tone: 'idle' },
  { name: 'Provisioning', slots: provisioning, tone: 'provisioning' },
  { name: 'Being deleted', slots: leaving, tone: 'leaving' },
];
