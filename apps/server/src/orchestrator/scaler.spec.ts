import { beforeEach, describe, expect, it } from '@jest/globals';
import { idle, fleetOf, group, HOUR_MS, provisioning, runs } from '#planning/testing/fleets.js';
import type { Fleet } from '#planning/fleet.js';
import { Rejected } from '#kernel/rejected.js';
import { VirtualClock } from '#runtime/memory/virtual-clock.js';
import type { SessionBoard } from '../agent-gateway/session-board.js';
import type { HostlerCommand } from '../engine/command-table.js';
import type { Engine } from '../engine/engine.js';
import type { FleetView } from './fleet-view.js';
import { Scaler } from './scaler.js';

const NOW = 10 * HOUR_MS;
const lease = { name: 'scaling', owner: 'spec', epoch: 1 };

describe('the scaler', () => {
  let clock: VirtualClock;
  let commands: HostlerCommand[];
  let held: AbortController;
  let execute: (command: HostlerCommand) => void | Promise<void>;
  let reaches: () => Promise<void>;
  let taken: ReadonlySet<string>;
  beforeEach(() => {
    clock = new VirtualClock(NOW);
    commands = [];
    held = new AbortController();
    execute = () => undefined;
    reaches = async () => undefined;
    taken = new Set();
  });

  async function pass(fleet: Fleet) {
    const engine = {
      clock,
      ids: { next: () => `id-${commands.length}` },
      execute: async (command: HostlerCommand) => {
        await execute(command);
        commands.push(command);
        return { position: String(commands.length) };
      },
    } as unknown as Engine;
    const view = { environments: { values: () => [{}] }, fleet: () => fleet, reaches: () => reaches() };
    const board = { take: async () => taken, tell: () => undefined };
    return new Scaler(engine, view as unknown as FleetView, board as unknown as SessionBoard).pass(lease, held.signal);
  }
  const orders = (type: HostlerCommand['type']) => commands.filter((command) => command.type === type);
  const short = (count: number) => fleetOf({ groups: [group('sales')], waiting: runs('sales', count) });

  it('U2 records nothing of a growth that was refused: its slots are held by bots that are just gone', async () => {
    execute = ({ type }) => {
      if (type === 'ScaleOut') throw new Rejected('environment-full');
    };
    await pass(short(3));
    expect(commands).toEqual([]);
  });

  it('U2 records as many bots as really come', async () => {
    execute = ({ type }) => {
      if (type === 'ScaleOut' && commands.length === 2) throw new Rejected('environment-full');
    };
    await pass(short(3));
    expect(orders('ScaleOut')).toHaveLength(2);
    expect(orders('RecordScalingDecision')).toMatchObject([{ data: { result: 'scaleOut', bots: 2 } }]);
  });

  it('U2 records as many bots as really go', async () => {
    const bots = ['1', '2', '3'].map((name) => idle('sales', name));
    taken = new Set(['sales-1', 'sales-3']);
    await pass(fleetOf({ groups: [group('sales')], bots }));
    expect(orders('ScaleIn')).toHaveLength(2);
    expect(orders('RecordScalingDecision')).toMatchObject([{ data: { result: 'scaleIn', bots: 2 } }]);
  });

  it('I10 gives no order of a plan that was made before the process stood still', async () => {
    execute = async ({ type }) => {
      if (type === 'ScaleOut') await clock.advanceBy(60_000);
    };
    expect(await pass(short(3))).toEqual({ nextAt: clock.now() });
    expect(orders('ScaleOut')).toHaveLength(1);
  });

  it('I10 lets no bot go by such a plan, unless it has been taken for it', async () => {
    execute = async () => clock.advanceBy(60_000);
    taken = new Set(['sales-1']);
    const bots = [idle('sales', '1'), provisioning('sales', '2'), provisioning('sales', '3')];
    await pass(fleetOf({ groups: [group('sales', { status: 'deleting' })], bots }));
    expect(orders('ScaleIn')).toHaveLength(2);
    expect(orders('ScaleIn')).toMatchObject([{ data: {} }, { data: { botId: 'sales-1' } }]);
  });

  it('I17 ends with its lease, though what it did does not come into view any more', async () => {
    reaches = () => new Promise(() => undefined);
    const passed = pass(short(1));
    held.abort();
    await passed;
  });
});
