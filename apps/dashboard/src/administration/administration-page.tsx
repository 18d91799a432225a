import { Tabs } from '@mantine/core';
import { Page } from '../ui/page.js';
import { useRemembered } from '../ui/use-remembered.js';
import { ApiKeysPanel } from './api-keys-panel.js';
import { CapacityPanel } from './capacity-panel.js';
import { ParkedPanel } from './parked-panel.js';
import { PoliciesPanel } from './policies-panel.js';
import { ProjectionsPanel } from './projections-panel.js';
import { SecretsPanel } from './secrets-panel.js';

const tabs = [
  { value: 'capacity', label: 'Capacity', shows: CapacityPanel },
  { value: 'policies', label: 'Policies', shows: PoliciesPanel },
  { value: 'keys', label: 'API keys', shows: ApiKeysPanel },
  { value: 'secrets', label: 'Secrets', shows: SecretsPanel },
  { value: 'parked', label: 'Parked rows', shows: ParkedPanel },
  { value: 'projections', label: 'Read models', shows: ProjectionsPanel },
] as const;

/** What administrators set, and what waits for them. */
export function AdministrationPage() {
  const [wanted, setTab] = useRemembered('tab', 'capacity');
  const { value: tab, shows: Shown } = tabs.find(({ value }) => value === wanted) ?? tabs[0];
  return (
    <Page title="Administration">
      <Tabs value={tab} onChange={(value) => setTab(value ?? 'capacity')} keepMounted={false}>
        <Tabs.List aria-label="Administration" style={{ flexWrap: 'nowrap', overflowX: 'auto', overflowY: 'hidden' }}>
          {tabs.map(({ value, label }) => (
            <Tabs.Tab key={value} value={value} style={{ whiteSpace: 'nowrap' }}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map(({ value }) => (
          <Tabs.Panel key={value} value={value} pt="md">
            {value === tab && <Shown />}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}
