import type { Machine, MachineProvider } from '#providers/machine-provider.js';
import type { Faults } from './faults.js';

const STALE = 0.05;
const CUT_SHORT = 0.03;

/** A provider that sometimes lists what it listed before, or not all of it, as clouds do. */
export function staleLists(provider: MachineProvider, faults: Faults): MachineProvider {
  let before: readonly Machine[] = [];
  return {
    name: provider.name,
    accesses: provider.accesses,
    create: (...given) => provider.create(...given),
    delete: (...given) => provider.delete(...given),
    list: async () => {
      if (faults.befalls('stale machine list', STALE)) return before;
      const machines = await provider.list();
      before = machines;
      if (!faults.befalls('cut short machine list', CUT_SHORT)) return machines;
      return machines.slice(0, faults.chance.between(0, machines.length));
    },
  };
}
