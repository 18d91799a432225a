import { policyDefinitions, type PolicyName } from '#domain/environment/policies.js';
import { activeGroups, committedSum, type EnvironmentRow } from '#projections/environments/environment.row.js';
import type { Engine } from '../../engine/engine.js';
import type { CapacityView, EnvironmentView, PolicyView } from './environment.dto.js';

export const environmentView = (row: EnvironmentRow, { accesses }: Pick<Engine, 'accesses'>): EnvironmentView => ({
  environmentId: row.environmentId,
  name: row.name,
  activeGroups: activeGroups(row),
  accesses,
  capacity: capacityView(row),
  policies: Object.fromEntries(
    Object.keys(policyDefinitions).map((name) => [name, policyView(row, name as PolicyName)]),
  ),
});

function capacityView(row: EnvironmentRow): CapacityView {
  const committed = committedSum(row);
  return {
    addOns: row.capacity,
    inUse: row.slots,
    free: Math.max(0, row.capacity - row.slots),
    committed,
    overage: Math.max(0, committed - row.capacity),
  };
}

const policyView = ({ policies }: EnvironmentRow, name: PolicyName): PolicyView => ({
  value: policies[name],
  ...policyDefinitions[name],
});
