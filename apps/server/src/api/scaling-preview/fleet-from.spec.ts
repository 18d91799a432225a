import { describe, expect, it } from '@jest/globals';
import { defaultPolicies } from '#domain/environment/policies.js';
import { planScaling } from '#planning/scaling.plan.js';
import type { RowFilter } from '#runtime/row-query.js';
import { fleetFrom } from './fleet-from.js';

type Row = Record<string, unknown>;
const environmentId = 'default';
const image = { imageId: 'linux', version: 1 };
const ENVIRONMENT = { environmentId, capacity: 4, policies: defaultPolicies };
const NOW = 1_000_000;

const group = (groupId: string, parts: Row = {}): Row => ({
  ...{ groupId, name: groupId, environmentId, status: 'active', image, createdAt: 0 },
  ...{ committed: 0, maximum: 4, queued: 0, assigned: 0, failuresInARow: 0, lastFailureAt: null },
  ...parts,
});
const bot = (groupId: string, botId: string, parts: Row): Row => ({
  ...{ botId, groupId, environmentId, image, reservedAt: 0 },
  ...parts,
});
const waiting = (groupId: string, count: number, queuedAt: number): Row[] =>
  Array.from({ length: count }, (_, index) => ({
    groupId,
    environmentId,
    status: 'queued',
    queuedAt: queuedAt + index,
  }));

/** Read models that are lists, and keep to the limit that they are asked for. */
const modelsOf = (tables: Record<string, readonly Row[]>) => ({
  now: NOW,
  one: async <Found>() => ({ row: ENVIRONMENT as Found, about: { position: undefined, lagMs: 0 } }),
  all: async <Found>(name: string, where: readonly RowFilter[], limit: number, orderBy = { field: 'key' }) =>
    (tables[name] ?? [])
      .filter((row) => where.every((filter) => fits(row, filter)))
      .toSorted((one, other) => Number(one[orderBy.field] ?? 0) - Number(other[orderBy.field] ?? 0))
      .slice(0, limit) as Found[],
});
const fits = (row: Row, filter: RowFilter): boolean =>
  'in' in filter ? filter.in.includes(row[filter.field] as string) : 'is' in filter && row[filter.field] === filter.is;

const plannedFor = async (tables: Record<string, readonly Row[]>) =>
  planScaling((await fleetFrom(modelsOf(tables), environmentId)).fleet, NOW).map(
    ({ groupId, result, bots, inputs }) => [groupId, result, bots, inputs.waiting],
  );

describe('a preview of what scaling would decide', () => {
  it('a queue of ten thousand runs hides no run of another group', async () => {
    const groups = [group('bills', { queued: 10_000, maximum: 2 }), group('mail', { queued: 2, assigned: 1 })];
    const queue = [...waiting('bills', 10_000, 0), ...waiting('mail', 1, 900_000)];
    expect(await plannedFor({ groups, queue })).toContainEqual(['mail', 'scaleOut', 1, 1]);
  });

  it('the group whose run waits longest comes first', async () => {
    const groups = [group('bills', { queued: 5 }), group('mail', { queued: 5 })];
    const bots = ['1', '2', '3'].map((botId) => bot('bills', botId, { status: 'busy' }));
    const queue = [...waiting('bills', 5, 5), ...waiting('mail', 5, 3)];
    expect((await fleetFrom(modelsOf({ groups, bots, queue }), environmentId)).fleet.queues).toEqual(
      new Map([
        ['bills', { runs: 5, oldestQueuedAt: 5 }],
        ['mail', { runs: 5, oldestQueuedAt: 3 }],
      ]),
    );
  });

  it('idle bots above a lower maximum go', async () => {
    const bots = ['1', '2', '3'].map((botId) => bot('bills', botId, { status: 'idle', idleSince: NOW }));
    expect(await plannedFor({ groups: [group('bills', { maximum: 1 })], bots })).toContainEqual([
      'bills',
      'scaleIn',
      2,
      0,
    ]);
  });

  it('a bot that is being made will be of the image of its group', async () => {
    const bots = [bot('bills', '1', { image: null, status: 'reserved' })];
    const groups = [group('bills', { queued: 1 })];
    expect(await plannedFor({ groups, bots, queue: waiting('bills', 1, 0) })).toEqual([['bills', 'hold', 0, 1]]);
  });
});
