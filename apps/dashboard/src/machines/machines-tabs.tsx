import { Tabs } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEnvironmentId } from '../shell/environment.js';

const tabs = [
  { value: 'groups', label: 'Machine groups' },
  { value: 'images', label: 'VM images' },
  { value: 'capacity', label: 'Capacity' },
] as const;

export type MachinesTab = (typeof tabs)[number]['value'];

/** The tabs of Monitor > Machines; each is a page of its own. */
export function MachinesTabs({ shown }: { readonly shown: MachinesTab }) {
  const environmentId = useEnvironmentId();
  const navigate = useNavigate();
  return (
    <Tabs
      value={shown}
      mb="md"
      onChange={(value) => void navigate({ to: `/environments/${environmentId}/machines/${value ?? shown}` })}
    >
      <Tabs.List aria-label="Machines">
        {tabs.map(({ value, label }) => (
          <Tabs.Tab key={value} value={value}>
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {/* Each tab's page stands outside; the panel names it for screen readers. */}
      {tabs.map(({ value }) => (
        <Tabs.Panel key={value} value={value}>
          {null}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
