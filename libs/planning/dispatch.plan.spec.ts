import { describe, expect, it } from '@jest/globals';
import { planDispatch } from './dispatch.plan.js';
import type { Fleet } from './fleet.js';
import { busy, fleetOf, group, idle, many, NEWER_IMAGE, provisioning, run, runs } from './testing/fleets.js';

/** Assignments in short: run to bot. */
const dispatched = (fleet: Partial<Fleet>, now = 0) =>
  planDispatch(fleetOf(fleet), now).map(({ runId, botId }) => `${runId} to ${botId}`);

const sales = [group('sales')];

describe('which run is next', () => {
  it('P1 is decided by priority, then by place', () => {
    const waiting = [
      run('sales', '4', { queuedAt: 2 }),
      run('sales', '1', { queuedAt: 1 }),
      run('sales', '3', { queuedAt: 3, priority: 'high' }),
      run('sales', '2', { queuedAt: 2 }),
    ];
    const order = [1, 2, 3, 4].map((bots) => {
      const idleBots = many(bots, (name) => idle('sales', name));
      return dispatched({ groups: sales, bots: idleBots, waiting }).map((line) => line.split(' ')[0]);
    });
    expect(order[0]).toEqual(['sales-run-3']);
    expect(order[3]).toEqual(['sales-run-3', 'sales-run-1', 'sales-run-2', 'sales-run-4']);
  });

  it('P1 a run that went back to the queue keeps its place', () => {
    const returned = run('sales', '1', { queuedAt: 1, place: '000001' });
    const waiting = [run('sales', '2', { queuedAt: 1, place: '000002' }), returned];
    expect(dispatched({ groups: sales, bots: [idle('sales', '1')], waiting })).toEqual(['sales-run-1 to sales-1']);
  });

  it('S3 S57 two bots take the first two of five runs', () => {
    const bots = many(2, (name) => idle('sales', name));
    expect(dispatched({ groups: sales, bots, waiting: runs('sales', 5) })).toEqual([
      'sales-run-1 to sales-1',
      'sales-run-2 to sales-2',
    ]);
  });

  it('S3 a run goes to a bot of its own group only', () => {
    const groups = [...sales, group('finance')];
    expect(dispatched({ groups, bots: [idle('finance', '1')], waiting: runs('sales', 1) })).toEqual([]);
  });
});

describe('which bot takes it', () => {
  it('S55 is the one that was busy last, so that the others can go', () => {
    const bots = [idle('sales', '1', { idleSince: 1 }), idle('sales', '2', { idleSince: 9 })];
    expect(dispatched({ groups: sales, bots, waiting: runs('sales', 1) })).toEqual(['sales-run-1 to sales-2']);
  });

  it('has no run, has enrolled, and offers itself', () => {
    const bots = [busy('sales', '1'), provisioning('sales', '2'), idle('sales', '3', { claim: null })];
    expect(dispatched({ groups: sales, bots, waiting: runs('sales', 3) })).toEqual([]);
  });

  it('carries its claim and its image, which guard the assignment', () => {
    const bots = [idle('sales', '1', { claim: 7 })];
    expect(planDispatch(fleetOf({ groups: sales, bots, waiting: runs('sales', 1) }), 0)).toEqual([
      { runId: 'sales-run-1', botId: 'sales-1', claim: 7, image: { imageId: 'windows', version: 1 } },
    ]);
  });

  it('X14 is never one on an old image', () => {
    const updated = [group('sales', { image: NEWER_IMAGE })];
    expect(dispatched({ groups: updated, bots: [idle('sales', '1')], waiting: runs('sales', 1) })).toEqual([]);
  });

  it('X13 is none where the group is being deleted', () => {
    const ending = [group('sales', { status: 'deleting' })];
    expect(dispatched({ groups: ending, bots: [idle('sales', '1')], waiting: runs('sales', 1) })).toEqual([]);
  });

  it('X4 is not one whose slot is handed over to another group', () => {
    const groups = [...sales, group('finance')];
    const bots = [...many(3, (name) => busy('sales', name)), idle('sales', '4')];
    const waiting = [...runs('sales', 5), ...runs('finance', 1)];
    expect(dispatched({ capacity: 4, groups, bots, waiting })).toEqual([]);
  });
});
