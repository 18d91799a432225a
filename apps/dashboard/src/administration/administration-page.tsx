import { Page } from '../ui/page.js';
import { PageTabs } from '../ui/page-tabs.js';
import { ApiKeysPanel } from './api-keys/api-keys-panel.js';
import { CapacityPanel } from './capacity-panel.js';
import { ParkedPanel } from './parked-panel.js';
import { PoliciesPanel } from './policies-panel.js';
import { ProjectionsPanel } from './projections-panel.js';
import { SecretsPanel } from './secrets/secrets-panel.js';

const panels = {
  capacity: CapacityPanel,
  policies: PoliciesPanel,
  keys: ApiKeysPanel,
  secrets: SecretsPanel,
  parked: ParkedPanel,
  projections: ProjectionsPanel,
} as const;

/** What administrators set, and what waits for them. */
export const AdministrationPage = () => (
  <Page title="Administration">
    <PageTabs
      label="Administration"
      tabs={[
        { value: 'capacity', label: 'Capacity' },
        { value: 'policies', label: 'Policies' },
        { value: 'keys', label: 'API keys' },
        { value: 'secrets', label: 'Secrets' },
        { value: 'parked', label: 'Parked rows' },
        { value: 'projections', label: 'Read models' },
      ]}
    >
      {(shown) => {
        const Shown = panels[shown];
        return <Shown />;
      }}
    </PageTabs>
  </Page>
);
