import type { Fleet, FleetBot, FleetGroup, WaitingRun } from '../fleet.js';

/** Words for specs: a fleet of one environment in a few lines. Times are in milliseconds; an hour is an hour. */
export const HOUR_MS = 3_600_000;
export const IMAGE = { imageId: 'windows', version: 1 };
export const NEWER_IMAGE = { imageId: 'windows', version: 2 };

export function fleetOf(parts: Partial<Fleet>): Fleet {
  return {
    environmentId: 'default',
    capacity: 10,
    policies: { idleTimeoutMs: 3 * HOUR_MS, provisioningReplacements: 2, provisioningBackoffMs: 600_000 },
    groups: [],
    bots: [],
    waiting: [],
    ...parts,
  };
}

export const group = (groupId: string, parts: Partial<FleetGroup> = {}): FleetGroup => ({
  groupId,
  status: 'active',
  committed: 0,
  maximum: 10,
  image: IMAGE,
  createdAt: 0,
  failuresInARow: 0,
  lastFailureAt: null,
  ...parts,
});

type BotParts = { readonly image?: FleetBot['image']; readonly reservedAt?: number };

const bot = (groupId: string, botId: string, { image = IMAGE, reservedAt = 0 }: BotParts) => ({
  botId: `${groupId}-${botId}`,
  groupId,
  image,
  reservedAt,
});

export const busy = (groupId: string, botId: string, parts: BotParts = {}): FleetBot => ({
  ...bot(groupId, botId, parts),
  status: 'busy',
  runId: `run-of-${botId}`,
});

export const idle = (
  groupId: string,
  botId: string,
  {
    idleSince = 0,
    claim = 1,
    ...parts
  }: BotParts & { readonly idleSince?: number; readonly claim?: number | null } = {},
): FleetBot => ({ ...bot(groupId, botId, parts), status: 'idle', idleSince, claim });

export const provisioning = (groupId: string, botId: string, parts: BotParts = {}): FleetBot => ({
  ...bot(groupId, botId, parts),
  status: 'provisioning',
});

export const leaving = (groupId: string, botId: string, parts: BotParts = {}): FleetBot => ({
  ...bot(groupId, botId, parts),
  status: 'leaving',
});

/** `many(3, (name) => busy('sales', name))`: three busy bots. */
export const many = <Thing>(count: number, make: (name: string) => Thing): readonly Thing[] =>
  Array.from({ length: count }, (_, index) => make(String(index + 1)));

export const run = (groupId: string, name: string, parts: Partial<WaitingRun> = {}): WaitingRun => ({
  runId: `${groupId}-run-${name}`,
  groupId,
  priority: 'normal',
  queuedAt: 0,
  place: name.padStart(6, '0'),
  ...parts,
});

export const runs = (groupId: string, count: number, parts: Partial<WaitingRun> = {}): readonly WaitingRun[] =>
  many(count, (name) => run(groupId, name, parts));
