import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRemembered } from './use-remembered.js';

type Tab<Name extends string> = { readonly value: Name; readonly label: ReactNode };

type PageTabsProps<Name extends string> = {
  readonly label: string;
  readonly tabs: readonly [Tab<Name>, ...Tab<Name>[]];
  readonly children: (shown: NoInfer<Name>) => ReactNode;
};

/** Parts of a page of which one is shown; which one stands in the address. On a phone they scroll sideways. */
export function PageTabs<Name extends string>({ label, tabs, children }: PageTabsProps<Name>) {
  const [first] = tabs;
  const [wanted, setTab] = useRemembered('tab', first.value);
  const { value: shown } = tabs.find(({ value }) => value === wanted) ?? first;
  return (
    <Tabs value={shown} onChange={(value) => setTab(value ?? first.value)} keepMounted={false}>
      <Tabs.List aria-label={label} style={{ flexWrap: 'nowrap', overflowX: 'auto', overflowY: 'hidden' }}>
        {tabs.map((tab) => (
          <Tabs.Tab key={tab.value} value={tab.value} style={{ whiteSpace: 'nowrap' }}>
            {tab.label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ value }) => (
        <Tabs.Panel key={value} value={value} pt="md">
          {value === shown && children(shown)}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
